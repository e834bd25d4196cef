#!/usr/bin/env python3
"""Makes a second year of the made-up county: examples/data/sample_county_2025.csv and .json.

usage: make_sample_next_year.py [FOLDER]

It takes the files of the first year from examples/data and changes what is listed below, as a year would:
schools get teachers and sports venues that they lacked, one grows faster than its rooms, those of the country lose pupils, the smallest primary
school closes, a nine-year school opens, a junior school becomes one, what was not reported is, all teachers
have had their training, and fewer of them are rotated. Written to FOLDER,
or to examples/data where none is named. Python 3.9 or newer, standard library.
"""

import csv
import io
import json
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "examples" / "data"

RESIDENT = "家庭住址在划片范围内的在校学生人数（小学）"

# School: column: the new figure.
CHANGES = {
    # It missed the threshold of teachers of sports and arts, and of sports venues.
    "东门小学": {"体育专任教师人数（小学）": "7", "校外租赁场馆面积": "2500.0", "小学学生人数": "1520", RESIDENT: "1520"},
    "滨湖初级中学": {"体育专任教师人数（初中）": "7", "美术专任教师人数（初中）": "3"},
    # What was not reported.
    "云溪中心小学": {"网络多媒体教室间数": "27"},
    "石桥初级中学": {"室内体育用房面积": "210.0"},
    # It grows faster than its rooms.
    "第一实验小学": {"小学学生人数": "1905", RESIDENT: "1905"},
}


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    text = (DATA / "sample_county.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    header = list(rows[0])

    changed = set()
    for row in rows:
        for name, figures in CHANGES.items():
            if row["学校名称"] == "样例" + name:
                changed.add(name)
                row.update(figures)
        # The country loses one pupil of twenty.
        if row["学校类型"] == "小学" and row["城乡类型"] == "乡村":
            fewer = int(row["小学学生人数"]) // 20
            for column in ("小学学生人数", RESIDENT):
                row[column] = str(int(row[column]) - fewer)
        # All teachers have had their training.
        row["近5年培训满360学时专任教师人数"] = row["专任教师总人数"]
    assert changed == set(CHANGES), set(CHANGES) - changed

    # The smallest primary school closes, and a nine-year school opens, with the figures of one that is there.
    primary = [row for row in rows if row["学校类型"] == "小学"]
    gone = min(primary, key=lambda row: int(row["小学学生人数"]))
    model = next(row for row in rows if row["学校类型"] == "九年一贯制")
    new = dict(model)
    new["学校代码"] = str(max(int(row["学校代码"]) for row in rows) + 1)
    new["学校名称"] = "样例新城九年一贯制学校"
    new.update({"小学学生人数": "990", RESIDENT: "990", "初中学生人数": "390"})
    new.update({"家庭住址在划片范围内的在校学生人数（初中）": "390"})
    rows = [row for row in rows if row is not gone] + [new]

    # A junior school becomes a nine-year school without primary pupils yet.
    junior = [row for row in rows if row["学校类型"] == "初中"]
    junior[-1]["学校类型"] = "九年一贯制"
    junior[-1]["小学学生人数"] = "0"

    out = io.StringIO()
    writer = csv.DictWriter(out, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / "sample_county_2025.csv").write_text(out.getvalue(), encoding="utf-8")

    county = json.loads((DATA / "sample_county.json").read_text(encoding="utf-8"))
    county["year"] = 2025
    county["facts"]["rotated_teachers"] = 140
    county["attestations"]["Q6"] = {"met": True, "evidence": "德育与校园文化建设评估结果"}
    text = json.dumps(county, ensure_ascii=False, indent=2) + "\n"
    (folder / "sample_county_2025.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
