//! What a column counts.

/// What a column of the school file, or a figure of the county, counts.
///
/// It decides which bracket may stand behind a column's name, and whether a fraction makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// A name or an identifier.
    Text,
    /// One of a closed list.
    Choice,
    /// Yes or no.
    YesNo,
    /// Persons (人), whole.
    Persons,
    /// Things such as classes and grades (个), whole.
    Count,
    /// Sets of equipment such as computers (台), whole.
    Sets,
    /// Volumes of books (册), whole.
    Volumes,
    /// Rooms (间), whole.
    Rooms,
    /// Square metres (m²).
    SquareMetres,
    /// Ten thousand yuan (万元).
    TenThousandYuan,
    /// Yuan (元).
    Yuan,
}

impl Unit {
    /// Every unit.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Choice,
        Self::YesNo,
        Self::Persons,
        Self::Count,
        Self::Sets,
        Self::Volumes,
        Self::Rooms,
        Self::SquareMetres,
        Self::TenThousandYuan,
        Self::Yuan,
    ];

    /// The sign of the unit in Chinese forms, where it has one.
    #[must_use]
    pub const fn symbol(self) -> Option<&'static str> {
        match self {
            Self::Text | Self::Choice | Self::YesNo => None,
            Self::Persons => Some("人"),
            Self::Count => Some("个"),
            Self::Sets => Some("台"),
            Self::Volumes => Some("册"),
            Self::Rooms => Some("间"),
            Self::SquareMetres => Some("m²"),
            Self::TenThousandYuan => Some("万元"),
            Self::Yuan => Some("元"),
        }
    }

    /// The sign of the unit in English reports; empty where the number stands alone.
    #[must_use]
    pub const fn symbol_en(self) -> &'static str {
        match self {
            Self::Text | Self::Choice | Self::YesNo | Self::Count => "",
            Self::Persons => "persons",
            Self::Sets => "sets",
            Self::Volumes => "volumes",
            Self::Rooms => "rooms",
            Self::SquareMetres => "m²",
            Self::TenThousandYuan => "10 000 yuan",
            Self::Yuan => "yuan",
        }
    }

    /// Whether only whole numbers make sense.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(
            self,
            Self::Persons | Self::Count | Self::Sets | Self::Volumes | Self::Rooms
        )
    }

    /// What a reader says it expected of a cell of this unit.
    #[must_use]
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Choice => "one of the listed codes",
            Self::YesNo => "是 or 否 (or true/false, yes/no, 1/0)",
            Self::Persons => "a whole number of persons, 0 or more",
            Self::Count => "a whole number, 0 or more",
            Self::Sets => "a whole number of sets, 0 or more",
            Self::Volumes => "a whole number of volumes, 0 or more",
            Self::Rooms => "a whole number of rooms, 0 or more",
            Self::SquareMetres => "an area in m², 0 or more, as a plain decimal",
            Self::TenThousandYuan => "an amount in 万元, 0 or more, as a plain decimal",
            Self::Yuan => "an amount in 元, 0 or more, as a plain decimal",
        }
    }
}
