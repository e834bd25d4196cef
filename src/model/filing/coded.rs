//! The coded columns of the school file: each a closed list with a code, a Chinese name, and
//! the other words and codes of official forms.

use crate::model::writing::text::Language;

/// A text that is neither a code nor a Chinese name of a closed list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not known; expected {expected}")]
#[non_exhaustive]
pub struct UnknownCode {
    /// The text.
    pub found: String,
    /// What the list holds.
    pub expected: &'static str,
}

/// Writes a closed list: the enum, its codes, its Chinese and English names, and its text form.
macro_rules! coded {
    (
        $(#[$meta:meta])*
        $name:ident, $what:literal {
            $($variant:ident, $code:literal, $zh:literal, $en:literal $(, also $($word:literal)*)?;)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $(
                #[doc = concat!($zh, " (", $en, ")")]
                #[serde(rename = $code)]
                $variant,
            )*
        }

        impl $name {
            /// The whole list, in the order of the official form.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// What a reader says it expected where none of the list was found.
            pub const EXPECTED: &'static str = $what;

            /// The code used in files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The Chinese name.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh),* }
            }

            /// The English name.
            #[must_use]
            pub const fn en(self) -> &'static str {
                match self { $(Self::$variant => $en),* }
            }

            /// Other words and codes of official forms that stand for it.
            const fn also(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($($word),*)?]),* }
            }

            /// The member that a code, a Chinese name, or a word or code of the official forms stands
            /// for, if there is one.
            #[must_use]
            pub fn from_code_or_name(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.words().any(|word| word == text))
            }

            /// What stands for it: its code, its Chinese name, and the words of official forms.
            pub fn words(self) -> impl Iterator<Item = &'static str> {
                [self.code(), self.zh()].into_iter().chain(self.also().iter().copied())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::filing::coded::UnknownCode;

            /// As [`from_code_or_name`](Self::from_code_or_name).
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::from_code_or_name(text).ok_or_else(|| $crate::model::filing::coded::UnknownCode {
                    found: text.to_owned(),
                    expected: Self::EXPECTED,
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

pub(super) use coded;

coded! {
    /// A level of education.
    #[doc(alias = "isced")]
    #[doc(alias = "level")]
    Stage, "primary or junior or senior" {
        Primary, "primary", "小学", "primary";
        Junior, "junior", "初中", "junior secondary";
        Senior, "senior", "高中", "senior secondary";
    }
}

impl Stage {
    /// The word for it in tables.
    pub(crate) fn word(self, language: Language) -> &'static str {
        language.pick(self.zh(), self.code())
    }
}

coded! {
    /// What kind of school it is, and so which stages it has.
    SchoolKind, "one of primary 小学, junior 初中, nine_year 九年一贯制, twelve_year 十二年一贯制, complete_secondary 完全中学, teaching_point 教学点, special 特殊教育学校, vocational 职业学校" {
        Primary, "primary", "小学", "primary school", also "完全小学" "初级小学" "普通小学";
        Junior, "junior", "初中", "junior secondary school", also "初级中学" "普通初中" "初中学校";
        NineYear, "nine_year", "九年一贯制", "nine-year school", also "九年一贯制学校";
        TwelveYear, "twelve_year", "十二年一贯制", "twelve-year school", also "十二年一贯制学校";
        CompleteSecondary, "complete_secondary", "完全中学", "complete secondary school", also "完全中学学校" "完中";
        TeachingPoint, "teaching_point", "教学点", "teaching point", also "小学教学点";
        Special, "special", "特殊教育学校", "special school", also "特殊教育" "特教学校";
        Vocational, "vocational", "职业学校", "vocational school", also "职业教育" "中等职业学校";
    }
}

impl SchoolKind {
    /// The stages that a school of this kind has, so that a blank pupil cell of one of them means
    /// "unknown" and not "none".
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{SchoolKind, Stage};
    ///
    /// assert_eq!(SchoolKind::NineYear.stages(), [Stage::Primary, Stage::Junior]);
    /// assert!(SchoolKind::Special.stages().is_empty());
    /// ```
    #[must_use]
    pub const fn stages(self) -> &'static [Stage] {
        match self {
            Self::Primary | Self::TeachingPoint => &[Stage::Primary],
            Self::Junior => &[Stage::Junior],
            Self::NineYear => &[Stage::Primary, Stage::Junior],
            Self::TwelveYear => &[Stage::Primary, Stage::Junior, Stage::Senior],
            Self::CompleteSecondary => &[Stage::Junior, Stage::Senior],
            Self::Special | Self::Vocational => &[],
        }
    }
}

coded! {
    /// Who runs the school (举办者类型), by the ten codes of the official form.
    Sponsor, "a sponsor code from 1 to 10" {
        CentralEducation, "1", "中央教育部门", "central education authority";
        CentralOther, "2", "中央其他部门", "other central authority";
        ProvincialEducation, "3", "省级教育部门", "provincial education authority";
        ProvincialOther, "4", "省级其他部门", "other provincial authority";
        PrefecturalEducation, "5", "地级教育部门", "prefectural education authority";
        PrefecturalOther, "6", "地级其他部门", "other prefectural authority";
        CountyEducation, "7", "县级教育部门", "county education authority", also "教育部门";
        CountyOther, "8", "县级其他部门", "other county authority";
        LocalEnterprise, "9", "地方企业", "local enterprise";
        Private, "10", "民办", "private";
    }
}

coded! {
    /// Where the school stands (城乡类型).
    Location, "one of urban 城区, town 镇区, rural 乡村" {
        Urban, "urban", "城区", "urban area", also "111" "112" "主城区" "城乡结合区" "城市";
        Town, "town", "镇区", "town area", also "121" "122" "123" "镇中心区" "镇乡结合区" "特殊区域" "县镇";
        Rural, "rural", "乡村", "rural area", also "210" "220" "乡中心区" "村庄" "农村";
    }
}
