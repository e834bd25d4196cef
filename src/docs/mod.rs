//! Guide pages. They are compiled into the documentation alone.
//!
//! | page | what it answers |
//! |---|---|
//! | [`design`] | why it is as it is: questions and answers |
//! | [`programs`] | what each program takes and prints, and the editions of the catalogue |
//! | [`chinese`] | 中文说明：填表、运行、读报告 |
//! | [`methods`] | every formula, with its convention, its edge cases and its source |
//! | [`files`] | what goes in and what comes out: every file, its columns and keys |
//! | [`improvement`] | what a county must add so that it passes, and why nothing is cheaper |
//! | [`glossary`] | the words of the field in Chinese and English, and the codes of all figures |
//! | [`sql`] | the measures in SQL: five questions, the rules, and what it costs |
//! | [`comparison`] | where other programs give the same number, where another, and why |
//! | [`changelog`] | what changed from edition to edition |

#[doc = include_str!("design.md")]
pub mod design {}

#[doc = include_str!("programs.md")]
pub mod programs {}

#[doc = include_str!("chinese.md")]
pub mod chinese {}

#[doc = include_str!("methods.md")]
pub mod methods {}

#[doc = include_str!("files.md")]
pub mod files {}

#[doc = include_str!("improvement.md")]
pub mod improvement {}

#[doc = include_str!("glossary.md")]
pub mod glossary {}

#[doc = include_str!("sql.md")]
pub mod sql {}

#[doc = include_str!("comparison.md")]
pub mod comparison {}

#[doc = include_str!("changelog.md")]
pub mod changelog {}
