//! `who_drives_it`: which rows add most, and what it refuses.

use super::{answer, faults};
use crate::programs::TestFile;

#[test]
fn who_drives_it_names_the_rows_that_add_most() {
    // 1, 2, 2, 3 have the mean 2 and the variance 2/4: CV² = 0.125, one half from the first row and
    // one from the last.
    let text = "school,x,g\nA,1,north\nB,2,north\nC,2,south\nD,3,south\nE,,south\n";
    let table = TestFile::new("drivers.csv", text);
    let columns = ["--value", "x", "--group", "g"];
    let found = answer("who_drives_it", table.path(), &columns);
    assert_eq!((&found["n"], &found["omitted"]), (&4.into(), &1.into()));
    assert_eq!(found["measures"]["cv2"], 0.125);
    assert_eq!(found["undefined"], serde_json::json!({}));
    // The means 1.5 and 2.5 are 0.5 from the mean: 0.25/4 between, and as much within.
    assert_eq!(found["by_group"]["between"]["cv2"], 0.0625);
    assert_eq!(found["by_group"]["within"]["share"], 0.5);
    let drivers = found["drivers"].as_array().unwrap();
    let named: Vec<_> = drivers
        .iter()
        .map(|one| {
            (
                one["label"].as_str().unwrap(),
                one["share"].as_f64().unwrap(),
            )
        })
        .collect();
    assert_eq!(named, [("A", 0.5), ("D", 0.5)]);
    assert_eq!(
        (&drivers[0]["row"], &drivers[1]["row"]),
        (&2.into(), &5.into())
    );
}

#[test]
fn who_drives_it_tells_what_is_undefined_and_refuses_what_is_no_number() {
    let table = TestFile::new("equal.csv", "school,x\nA,-1\nB,1\n");
    let found = answer("who_drives_it", table.path(), &["--value", "x"]);
    assert!(found["drivers"].is_null() && found["measures"]["cv"].is_null());
    let reason = "undefined where the mean is not positive";
    assert_eq!(found["undefined"]["drivers"], reason);
    assert_eq!(found["undefined"]["cv"], reason);

    let table = TestFile::new("drivers-faults.csv", "school,x,w\nA,inf,1\nB,1,-2\n");
    let columns = ["--value", "x", "--weight", "w"];
    let told = faults("who_drives_it", table.path(), &columns);
    let file = table.path();
    let none = "; where there is no figure, a blank, `-` or `NA`";
    assert_eq!(
        told,
        [
            format!("{file}: row 2, column `x`: found `inf`, expected a number{none}"),
            format!("{file}: row 3, column `w`: found `-2`, expected a weight of at least 0{none}"),
        ]
    );
}

#[test]
fn who_drives_it_takes_weights_as_they_are_written() {
    // 0.3 · 1 − 0.1 · 3 is nothing, and nothing is divided by it; with doubles it is about 10^-17.
    let table = TestFile::new("drivers-zero.csv", "school,x,w\nA,1,0.3\nB,-3,0.1\n");
    let columns = ["--value", "x", "--weight", "w"];
    let found = answer("who_drives_it", table.path(), &columns);
    assert_eq!(found["measures"]["mean"], 0.0);
    assert_eq!(
        found["undefined"]["cv"],
        "undefined where the mean is not positive"
    );
    // Tenths of 1, 2, 2 and 3, as with weights of one: CV² = 0.125, a half each from the ends.
    let text = "school,x,w\nA,1,0.1\nB,2,0.1\nC,2,0.1\nD,3,0.1\n";
    let table = TestFile::new("drivers-tenths.csv", text);
    let found = answer("who_drives_it", table.path(), &columns);
    assert_eq!(found["measures"]["cv2"], 0.125);
    assert_eq!(found["drivers"][0]["share"], 0.5);
    assert_eq!(found["drivers"][0]["weight"], 0.1);

    let table = TestFile::new("drivers-tiny.csv", "school,x,w\nA,1,1e-2000\n");
    assert_eq!(
        faults("who_drives_it", table.path(), &columns),
        [format!(
            "{}: row 2, column `w`: found `1e-2000`, expected a weight of at least 0 (it is too near \
             to zero); where there is no figure, a blank, `-` or `NA`",
            table.path()
        )]
    );
}
