#!/usr/bin/env python3
"""Makes four made-up counties of one city: examples/data/sample_area.csv and .json.

usage: make_sample_area.py [FOLDER]

The schools of examples/data/sample_county.csv are dealt out to four counties in turn, with codes of their own in
each, so that codes are repeated; what was not reported is filled in, and each county then differs from the others in
what is listed below. Written to FOLDER, or to examples/data where none is named. Python 3.9 or newer, standard library.
"""

import copy
import csv
import io
import json
import sys
from decimal import Decimal
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "examples" / "data"
NAMES = ["样例东江县", "样例西陵县", "样例南河县", "样例北原县"]

# What is multiplied, of each county: column, factor.
FACTORS = [
    {},
    {"学校体育馆面积": "0.7", "校内体育场面积": "0.7"},
    {"教学仪器设备资产值（账面原值）": "1.6"},
    {"县级及以上骨干教师数（小学）": "2", "县级及以上骨干教师数（初中）": "2"},
]


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    text = (DATA / "sample_county.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    county = json.loads((DATA / "sample_county.json").read_text(encoding="utf-8"))

    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    counties = []
    for index, name in enumerate(NAMES):
        code = f"32049{index + 1}"
        for number, row in enumerate(rows[index::4], start=1):
            row["学校代码"] = f"{number:04}"
            row["区县代码"], row["区县名称"] = code, name
            row["近5年培训满360学时专任教师人数"] = row["专任教师总人数"]
            if row["网络多媒体教室间数"] == "无数据":
                row["网络多媒体教室间数"] = "27"
            row["室内体育用房面积"] = row["室内体育用房面积"] or "210"
            # Those that lack teachers of sports and arts get them, but for the second county.
            for stage in ("小学", "初中"):
                column = f"体育专任教师人数（{stage}）"
                if row[column] and index != 1:
                    row[column] = str(int(row[column]) + 3)
            # The first county passes.
            if index == 0 and row["学校类型"] == "初中":
                row["校内体育场面积"] = str(14 * int(row["初中学生人数"]))
            for column, factor in FACTORS[index].items():
                if row[column]:
                    row[column] = str(Decimal(row[column]) * Decimal(factor))
            writer.writerow(row)
        own = copy.deepcopy(county)
        own["id"], own["name"] = code, name
        own["attestations"]["Q6"] = {"met": True, "evidence": "德育与校园文化建设评估结果"}
        if index in (1, 2):
            own["facts"]["rotated_teachers"] = 140
        if index == 3:
            del own["attestations"]["Q3"]
        counties.append(own)
    (folder / "sample_area.csv").write_text(out.getvalue(), encoding="utf-8")
    text = json.dumps(counties, ensure_ascii=False, indent=2) + "\n"
    (folder / "sample_area.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
