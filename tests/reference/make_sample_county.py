#!/usr/bin/env python3
"""Makes sample_county.csv and sample_county.json.

    python3 tests/reference/make_sample_county.py [FOLDER]

writes into the folder, or into examples/data where none is named.

Everything in them is synthetic: district, schools and figures are invented. Only the size of the
district (53 schools of four kinds, 43 425 pupils, 3 470 full-time teachers, 1 209 backbone
teachers) follows a public report. The seed is fixed, so the same files come out every time.

After writing, the files are read back and judged by the 2017 rule in exact fractions; the script
stops if the mix of verdicts is not the intended one. Standard library only.
"""

import csv
import json
import math
import random
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "examples" / "data"
SEED = 2017
COUNTY_ID, COUNTY_NAME = "320499", "样例区（合成数据）"
PUPILS, TEACHERS, BACKBONE = 43425, 3470, 1209

# Code and Chinese heading of every column, in the order of the school file.
COLUMNS = """
school_id 学校代码
school_name 学校名称
school_kind 学校类型
county_id 区县代码
county_name 区县名称
sponsor 举办者类型
location 城乡类型
boarding 是否寄宿制学校
built_by_2010 是否2010年及之前规划并建成
built_by_2016 是否2016年及之前规划并建成
dense_city_centre 是否人口密度过高的大城市中心城区学校
small_rural 是否50人及以上但不足100人的乡村小规模学校和教学点
largest_class_under_30 是否最大班额低于30人的农村小规模学校
students_primary 小学学生人数
students_junior 初中学生人数
students_senior 高中学生人数
migrant_children 进城务工人员随迁子女在校生人数
in_catchment_primary 家庭住址在划片范围内的在校学生人数（小学）
in_catchment_junior 家庭住址在划片范围内的在校学生人数（初中）
grades_primary 小学年级数
grades_junior 初中年级数
classes_primary 小学班级数
classes_junior 初中班级数
classes_primary_25 小学每班25人以下班级个数
classes_primary_26_30 小学每班26-30人班级个数
classes_primary_31_35 小学每班31-35人班级个数
classes_primary_36_40 小学每班36-40人班级个数
classes_primary_41_45 小学每班41-45人班级个数
classes_primary_46_50 小学每班46-50人班级个数
classes_primary_51_55 小学每班51-55人班级个数
classes_primary_56_60 小学每班56-60人班级个数
classes_primary_61_65 小学每班61-65人班级个数
classes_primary_66 小学每班66人以上班级个数
classes_junior_25 初中每班25人以下班级个数
classes_junior_26_30 初中每班26-30人班级个数
classes_junior_31_35 初中每班31-35人班级个数
classes_junior_36_40 初中每班36-40人班级个数
classes_junior_41_45 初中每班41-45人班级个数
classes_junior_46_50 初中每班46-50人班级个数
classes_junior_51_55 初中每班51-55人班级个数
classes_junior_56_60 初中每班56-60人班级个数
classes_junior_61_65 初中每班61-65人班级个数
classes_junior_66 初中每班66人以上班级个数
teachers_primary 小学专任教师数
teachers_junior 初中专任教师数
teachers_primary_associate 专科学历教师人数（小学）
teachers_primary_bachelor 本科学历教师人数（小学）
teachers_primary_master 硕士学历教师人数（小学）
teachers_primary_doctor 博士研究生学历教师人数（小学）
teachers_junior_associate 专科学历教师人数（初中）
teachers_junior_bachelor 本科学历教师人数（初中）
teachers_junior_master 硕士学历教师人数（初中）
teachers_junior_doctor 博士研究生学历教师人数（初中）
backbone_teachers_primary 县级及以上骨干教师数（小学）
backbone_teachers_junior 县级及以上骨干教师数（初中）
pe_teachers_primary 体育专任教师人数（小学）
pe_teachers_junior 体育专任教师人数（初中）
music_teachers_primary 音乐专任教师人数（小学）
music_teachers_junior 音乐专任教师人数（初中）
fine_arts_teachers_primary 美术专任教师人数（小学）
fine_arts_teachers_junior 美术专任教师人数（初中）
arts_teachers_primary 艺术专任教师人数（小学）
arts_teachers_junior 艺术专任教师人数（初中）
visiting_pe_arts_teachers_primary 体育艺术交流轮岗兼职走教教师人数（小学）
visiting_pe_arts_teachers_junior 体育艺术交流轮岗兼职走教教师人数（初中）
teachers_primary_senior_title 中级及以上专业技术职务教师数（小学）
teachers_junior_senior_title 中级及以上专业技术职务教师数（初中）
teachers_total 专任教师总人数
teachers_licensed 持有教师资格证的专任教师人数
teachers_trained_360h 近5年培训满360学时专任教师人数
teaching_area 教学及辅助用房总面积
indoor_sports_area 室内体育用房面积
gymnasium_area 学校体育馆面积
sports_ground_area 校内体育场面积
leased_sports_area 校外租赁场馆面积
other_sports_area 校内其他体育场面积
equipment_value 教学仪器设备资产值（账面原值）
multimedia_classrooms 网络多媒体教室间数
computers 计算机台数
books 图书册数
music_rooms 音乐教室总间数
music_rooms_96 单间面积≥96㎡的音乐教室间数
music_rooms_73 73㎡≤单间面积＜96㎡的音乐教室间数
music_rooms_61 61㎡≤单间面积＜73㎡的音乐教室间数
music_rooms_54 54㎡≤单间面积＜61㎡的音乐教室间数
fine_arts_rooms 美术教室总间数
fine_arts_rooms_90 单间面积≥90㎡的美术教室间数
fine_arts_rooms_67 67㎡≤单间面积＜90㎡的美术教室间数
fine_arts_rooms_61 61㎡≤单间面积＜67㎡的美术教室间数
fine_arts_rooms_54 54㎡≤单间面积＜61㎡的美术教室间数
public_funds_budget 上一年度公用经费预算总额
public_funds_actual 上一年度公用经费决算总额
training_budget 上一年度教师培训经费预算总额
graduates 本届毕业学生人数
entrants 毕业年级初一时在校学生数
transfers_in 毕业年级三年转入学生数
transfers_out 毕业年级三年转出学生数
deaths 毕业年级三年死亡学生数
"""
HEADINGS = dict(line.split(" ", 1) for line in COLUMNS.split("\n") if line)

STAGES = ("primary", "junior")
DEGREES = ("associate", "bachelor", "master", "doctor")
SUBJECTS = ("pe", "music", "fine_arts", "arts")
CLASS_LIMIT = {"primary": 45, "junior": 50}
FACTOR = {"primary": Fraction(1), "junior": Fraction(11, 10)}
CV_LIMIT = {"primary": Fraction(1, 2), "junior": Fraction(45, 100)}
THRESHOLD = {
    "primary": [Fraction(x) for x in ("4.2", "1", "0.9", "4.5", "7.5", "2000", "2.3")],
    "junior": [Fraction(x) for x in ("5.3", "1", "0.9", "5.8", "10.2", "2500", "2.4")],
}
FLOOR = Fraction(85, 100)

# The schools: name, location, primary classes a grade and pupils a class, the same for junior,
# year of building. The kind follows from the section.
PRIMARY = """
样例第一实验小学 城区 7 42 2004
样例第二实验小学 城区 7 41 2009
样例第三实验小学 城区 6 43 1998
样例东门小学 城区 6 43 1986
样例西城小学 城区 6 42 2001
样例文昌小学 城区 5 43 1995
样例河滨小学 城区 5 42 2007
样例新城小学 城区 5 42 2019
样例春晓小学 城区 4 41 2015
样例华苑小学 城区 4 42 2013
样例湖畔小学 城区 5 41 2021
样例朝晖小学 城区 4 41 2006
样例常青小学 城区 4 40 2011
样例青禾中心小学 镇区 4 40 2008
样例云溪中心小学 镇区 4 39 2012
样例柳塘中心小学 镇区 4 39 2003
样例石桥中心小学 镇区 3 38 1999
样例白鹭中心小学 镇区 3 38 2014
样例枫林中心小学 镇区 3 37 2005
样例荷湾中心小学 镇区 3 36 2010
样例古渡中心小学 镇区 2 38 2002
样例杏坞中心小学 镇区 2 37 2016
样例松岭中心小学 镇区 2 36 2007
样例梅园中心小学 镇区 2 35 2000
样例南塘小学 乡村 2 32 2006
样例北圩小学 乡村 1 34 1997
样例茶亭小学 乡村 1 31 2009
样例稻香小学 乡村 1 30 2013
样例芦滩小学 乡村 1 27 2004
样例双井小学 乡村 1 19 2008
样例山前小学 乡村 1 15 1994
"""
JUNIOR = """
样例第一初级中学 城区 11 44 2003
样例第二初级中学 城区 10 44 1999
样例实验初级中学 城区 10 43 2008
样例东城初级中学 城区 9 44 2001
样例西城初级中学 城区 9 43 2010
样例滨湖初级中学 城区 8 45 2017
样例新城初级中学 城区 8 42 2020
样例青禾初级中学 镇区 6 42 2005
样例云溪初级中学 镇区 5 41 2012
样例柳塘初级中学 镇区 5 41 2002
样例石桥初级中学 镇区 4 40 2009
样例白鹭初级中学 镇区 4 40 2007
样例枫林初级中学 镇区 3 39 2011
样例荷湾初级中学 乡村 2 38 2004
样例古渡初级中学 乡村 2 36 1998
样例南塘初级中学 乡村 2 33 2006
"""
NINE_YEAR = """
样例北辰实验学校 城区 4 41 3 43 2018
样例竹园学校 镇区 3 38 2 41 2011
样例麦岗学校 镇区 2 37 2 40 2008
样例桃溪学校 乡村 2 33 2 36 2003
样例启明双语学校（民办） 城区 3 37 4 38 2014
"""

# What is meant to be below its threshold, as a share of it: school, stage, indicator 1-7.
# Most have one such indicator and pass with six of seven; 东门 has two, 滨湖 one under 85 %.
BELOW = {
    ("样例第三实验小学", "primary", 5): 0.93,
    ("样例西城小学", "primary", 4): 0.96,
    ("样例文昌小学", "primary", 5): 0.90,
    ("样例河滨小学", "primary", 7): 0.95,
    ("样例新城小学", "primary", 3): 0.94,
    ("样例柳塘中心小学", "primary", 3): 0.93,
    ("样例石桥中心小学", "primary", 6): 0.92,
    ("样例双井小学", "primary", 2): 0.95,
    ("样例第二初级中学", "junior", 5): 0.95,
    ("样例西城初级中学", "junior", 3): 0.93,
    ("样例东城初级中学", "junior", 4): 0.97,
    ("样例青禾初级中学", "junior", 6): 0.95,
    ("样例竹园学校", "junior", 5): 0.93,
    ("样例启明双语学校（民办）", "junior", 2): 0.95,
    ("样例东门小学", "primary", 3): 0.92,
    ("样例东门小学", "primary", 5): 0.90,
    ("样例滨湖初级中学", "junior", 3): 0.80,
}
FAILING = {("样例东门小学", "primary"), ("样例滨湖初级中学", "junior")}
# What is not reported: school, column, the cell as filed, the indicator that becomes unknown.
NOT_REPORTED = [
    ("样例云溪中心小学", "primary", "multimedia_classrooms", "无数据", 7),
    ("样例石桥初级中学", "junior", "indoor_sports_area", "", 4),
]
OVER_LIMIT = ("junior", 5)  # the one CV beyond its limit

rng = random.Random(SEED)


def between(low, high):
    return low + (high - low) * rng.random()


def apportion(total, weights):
    """Whole numbers in proportion to the weights that add to the total (largest remainders)."""
    scale = sum(weights)
    shares = [total * w / scale for w in weights]
    whole = [math.floor(s) for s in shares]
    order = sorted(range(len(shares)), key=lambda i: (whole[i] - shares[i], i))
    for i in order[: total - sum(whole)]:
        whole[i] += 1
    return whole


def fixed(value, places):
    """A decimal with exactly so many places."""
    return Decimal(round(value * 10**places)).scaleb(-places)


class School:
    def __init__(self, name, kind, location, year, grades):
        self.name, self.kind, self.location, self.year = name, kind, location, year
        self.private = "民办" in name
        self.stages = [s for s in STAGES if s in grades]
        self.classes = {}  # stage -> sizes of its classes
        for stage, (per_grade, size) in grades.items():
            sizes = []
            for _ in range(6 if stage == "primary" else 3):
                mean = size + between(-2.2, 2.2)
                for _ in range(per_grade):
                    sizes.append(min(round(mean + between(-0.8, 0.8)), CLASS_LIMIT[stage]))
            self.classes[stage] = sizes
        self.cells = {}

    def pupils(self, stage):
        return sum(self.classes.get(stage, []))

    def all_pupils(self):
        return self.pupils("primary") + self.pupils("junior")

    def all_classes(self):
        return sum(len(sizes) for sizes in self.classes.values())

    def below(self, stage, k):
        return BELOW.get((self.name, stage, k))


def read_schools():
    schools = []
    for line in PRIMARY.split("\n")[1:-1]:
        name, location, n, size, year = line.split()
        schools.append(School(name, "小学", location, int(year), {"primary": (int(n), int(size))}))
    for line in JUNIOR.split("\n")[1:-1]:
        name, location, n, size, year = line.split()
        schools.append(School(name, "初中", location, int(year), {"junior": (int(n), int(size))}))
    for line in NINE_YEAR.split("\n")[1:-1]:
        name, location, n, size, m, larger, year = line.split()
        grades = {"primary": (int(n), int(size)), "junior": (int(m), int(larger))}
        schools.append(School(name, "九年一贯制", location, int(year), grades))
    # The pupils of the special school are filed by stage like all others.
    grades = {"primary": (1, 12), "junior": (1, 12)}
    schools.append(School("样例特殊教育学校", "特殊教育学校", "城区", 2012, grades))
    return schools


def settle_pupils(schools):
    """Adds or takes single pupils in the larger schools until the total is right."""
    missing = PUPILS - sum(s.all_pupils() for s in schools)
    places = [
        (s, stage, i)
        for s in schools
        if not s.private and s.all_pupils() > 300
        for stage in s.stages
        for i in range(len(s.classes[stage]))
    ]
    places.sort(key=lambda place: (rng.random(), place[0].name))
    step = 1 if missing > 0 else -1
    while missing:
        for s, stage, i in places:
            if missing and s.classes[stage][i] + step <= CLASS_LIMIT[stage]:
                s.classes[stage][i] += step
                missing -= step


def staff(schools):
    """Teachers, their degrees, backbone teachers and PE and arts teachers, by stage."""
    special = schools[-1]
    parts = [(s, stage) for s in schools[:-1] for stage in s.stages]
    counts = {(special.name, "primary"): 23, (special.name, "junior"): 11}
    for stage, total in (("primary", 2036), ("junior", TEACHERS - 34 - 2036)):
        here = [s for s, at in parts if at == stage]
        per_class = {"城区": 1.0, "镇区": 0.98, "乡村": 0.95}
        weights = [
            len(s.classes[stage]) * (0.86 if s.private else per_class[s.location]) * between(0.95, 1.05)
            for s in here
        ]
        counts.update({(s.name, stage): n for s, n in zip(here, apportion(total, weights))})

    backbone = {(special.name, "primary"): 5, (special.name, "junior"): 2}
    free = []
    for s, stage in parts:
        if s.below(stage, 2):
            backbone[s.name, stage] = math.floor(s.pupils(stage) * 0.00999)
        else:
            free.append((s, stage))
    by_place = {"城区": 1.12, "镇区": 0.92, "乡村": 0.7}
    weights = [
        counts[s.name, stage] * (0.4 if s.private else by_place[s.location]) * between(0.82, 1.18)
        for s, stage in free
    ]
    shares = apportion(BACKBONE - sum(backbone.values()), weights)
    backbone.update({(s.name, stage): n for (s, stage), n in zip(free, shares)})

    for s, stage in parts + [(special, "primary"), (special, "junior")]:
        n, teachers, cells = s.pupils(stage), counts[s.name, stage], s.cells
        rural = {"城区": 0.4, "镇区": 0.8, "乡村": 1.2}[s.location]
        if stage == "primary":
            associate = round(teachers * 0.16 * rural * between(0.7, 1.3))
            master = round(teachers * between(0.03, 0.08) * (0.5 if rural > 0.5 else 1))
            lower = 1 if rural > 0.5 and rng.random() < 0.25 else 0
        else:
            associate = round(teachers * 0.03 * rural * between(0.5, 1.5))
            master = round(teachers * between(0.08, 0.18) * (0.5 if rural > 0.5 else 1))
            lower = 0
        doctor = 1 if "实验" in s.name and stage == "junior" else 0
        cells[f"teachers_{stage}"] = teachers
        cells[f"teachers_{stage}_associate"] = associate
        cells[f"teachers_{stage}_bachelor"] = teachers - associate - master - doctor - lower
        cells[f"teachers_{stage}_master"] = master
        cells[f"teachers_{stage}_doctor"] = doctor
        cells[f"backbone_teachers_{stage}"] = backbone[s.name, stage]
        cells[f"teachers_{stage}_senior_title"] = round(teachers * between(0.48, 0.66))
        if s is special:
            specialists = 3
        elif s.below(stage, 3):
            specialists = math.floor(n * 0.009 * (s.below(stage, 3) + 0.02))
        else:
            specialists = math.ceil(n * 0.009 * between(1.02, 1.35))
        pe = max(1, round(specialists * 0.44)) if specialists > 1 else 1
        music = (specialists - pe + 1) // 2
        arts = 1 if specialists - pe - music > 2 and rng.random() < 0.3 else 0
        cells[f"pe_teachers_{stage}"] = pe
        cells[f"music_teachers_{stage}"] = music
        cells[f"fine_arts_teachers_{stage}"] = specialists - pe - music - arts
        cells[f"arts_teachers_{stage}"] = arts
        small = s.location == "乡村" and n < 250
        cells[f"visiting_pe_arts_teachers_{stage}"] = 1 + (n < 120) if small else 0

    untrained = {
        "样例第一初级中学": 3,
        "样例湖畔小学": 4,
        "样例麦岗学校": 2,
        "样例启明双语学校（民办）": 5,
    }
    for s in schools:
        total = sum(s.cells[f"teachers_{stage}"] for stage in s.stages)
        s.cells["teachers_total"] = total
        s.cells["teachers_licensed"] = total
        s.cells["teachers_trained_360h"] = total - untrained.get(s.name, 0)


def target(s, k, ranges):
    """The total of a split item: its pupils by stage times what one of them should have."""
    low, high = ranges[s.location]
    bounds = {stage: float(THRESHOLD[stage][k - 1]) for stage in s.stages}
    if s.kind == "九年一贯制":
        weighted = s.pupils("primary") + 1.1 * s.pupils("junior")
        if s.below("junior", k):
            each = bounds["junior"] / 1.1 * s.below("junior", k)
        else:
            each = max(bounds["primary"], bounds["junior"] / 1.1) * between(low, high)
        return each * weighted
    stage = s.stages[0]
    return s.pupils(stage) * bounds[stage] * (s.below(stage, k) or between(low, high))


def buildings(schools):
    """Areas, equipment, rooms and books."""
    area = {"城区": (1.05, 1.25), "镇区": (1.12, 1.6), "乡村": (1.5, 2.3)}
    sports = {
        "小学": {"城区": (1.02, 1.3), "镇区": (1.2, 1.75), "乡村": (2.1, 3.0)},
        "初中": {"城区": (1.02, 1.2), "镇区": (1.6, 2.7), "乡村": (3.2, 4.2)},
        "九年一贯制": {"城区": (1.02, 1.3), "镇区": (1.2, 1.7), "乡村": (1.7, 2.2)},
    }
    equipment = {"城区": (1.15, 2.0), "镇区": (1.1, 1.8), "乡村": (1.2, 2.1)}
    media = {"城区": (1.02, 1.22), "镇区": (1.05, 1.35), "乡村": (1.2, 1.6)}
    for s in schools:
        n, cells = s.all_pupils(), s.cells
        classes = s.all_classes()
        special = s.kind == "特殊教育学校"
        # Of the indoor sports rooms, all lie in the gymnasium; a large one has more than them.
        indoor = between(0.5, 0.9) * n if n > 500 else between(110, 240)
        gymnasium = indoor * between(1.08, 1.45) if n > 500 else indoor
        if special:
            net, venue, value, rooms = 2870.0, 3950.0, 486.0, 16
        else:
            net = target(s, 4, area)
            venue = target(s, 5, sports[s.kind])
            value = target(s, 6, equipment) / 10000
            rooms = math.ceil(target(s, 7, media) / 100)
            if any(s.below(stage, 7) for stage in s.stages):
                rooms -= 1
            else:
                rooms = max(rooms, classes)  # at least one a class
        places = 1 if rng.random() < 0.6 else 2
        cells["indoor_sports_area"] = fixed(indoor, places)
        cells["gymnasium_area"] = max(fixed(gymnasium, places), cells["indoor_sports_area"])
        cells["teaching_area"] = fixed(net, places) + cells["indoor_sports_area"]
        cells["sports_ground_area"] = fixed(venue, places) - cells["gymnasium_area"]
        cells["leased_sports_area"] = 0
        cells["other_sports_area"] = 0
        cells["equipment_value"] = fixed(value, 2)
        cells["multimedia_classrooms"] = rooms
        cells["computers"] = round(n * between(0.17, 0.26)) + 20
        cells["books"] = round(n * between(31, 44)) + 400
        needed = math.ceil(classes / 12)
        for room, large, bands in (
            ("music", 96, ("73", "61", "54")),
            ("fine_arts", 90, ("67", "61", "54")),
        ):
            fitting = needed + (1 if needed > 1 and rng.random() < 0.4 else 0)
            smaller = [int(s.year < 2012 and n > 300 and rng.random() < 0.3) for _ in bands]
            cells[f"{room}_rooms"] = fitting + sum(smaller)
            cells[f"{room}_rooms_{large}"] = fitting
            for band, count in zip(bands, smaller):
                cells[f"{room}_rooms_{band}"] = count
        if s.name == "样例东门小学":
            cells["leased_sports_area"] = Decimal("1350.0")


def money_and_pupils(schools):
    """Identity, pupils by origin and by class size, budgets, and the class that left last."""
    bands = [(0, 25)] + [(low, low + 4) for low in range(26, 62, 5)] + [(66, 999)]
    for number, s in enumerate(schools, start=1):
        n, cells = s.all_pupils(), s.cells
        boarding = s.name in ("样例启明双语学校（民办）", "样例古渡初级中学", "样例荷湾初级中学")
        yes = lambda fact: "是" if fact else "否"
        largest = max(max(sizes) for sizes in s.classes.values())
        cells.update(
            school_id=f"{COUNTY_ID}{number:04}",
            school_name=s.name,
            school_kind=s.kind,
            county_id=COUNTY_ID,
            county_name=COUNTY_NAME,
            sponsor=10 if s.private else 7,
            location=s.location,
            boarding=yes(boarding),
            built_by_2010=yes(s.year <= 2010),
            built_by_2016=yes(s.year <= 2016),
            dense_city_centre=yes(s.name == "样例东门小学"),
            small_rural=yes(s.location == "乡村" and 50 <= n < 100),
            largest_class_under_30=yes(s.location == "乡村" and largest < 30),
        )
        migrant = {"城区": (0.28, 0.42), "镇区": (0.2, 0.36), "乡村": (0.08, 0.2)}[s.location]
        cells["migrant_children"] = 4 if s.kind == "特殊教育学校" else round(n * between(*migrant))
        for stage in s.stages:
            sizes = s.classes[stage]
            cells[f"students_{stage}"] = sum(sizes)
            cells[f"grades_{stage}"] = 6 if stage == "primary" else 3
            cells[f"classes_{stage}"] = len(sizes)
            for low, high in bands:
                name = f"{low}_{high}" if 25 < low < 66 else ("25" if low == 0 else "66")
                cells[f"classes_{stage}_{name}"] = sum(low <= size <= high for size in sizes)
            if s.kind != "特殊教育学校":
                away = between(0.1, 0.4) if boarding else 0
                if stage == "junior" and not boarding:
                    away = between(0.0, 0.025)
                cells[f"in_catchment_{stage}"] = sum(sizes) - round(sum(sizes) * away)
        # Schools under 100 pupils get the funds of 100.
        funds = 1150 * s.pupils("primary") + 1450 * s.pupils("junior")
        funds *= max(100 / n, 1) * (8.2 if s.kind == "特殊教育学校" else between(1.0, 1.15))
        cells["public_funds_budget"] = fixed(funds / 10000, 2)
        cells["public_funds_actual"] = fixed(funds / 10000 * between(0.96, 1.0), 2)
        cells["training_budget"] = fixed(funds / 10000 * between(0.0505, 0.068) + 0.005, 2)
        if "junior" in s.stages:
            third = len(s.classes["junior"]) // 3
            graduates = round(sum(s.classes["junior"][-third:]) * between(0.94, 1.02))
            came, went = round(graduates * between(0, 0.02)), round(graduates * between(0, 0.03))
            left = round(graduates * between(0, 0.008))
            died = 1 if s.name == "样例第二初级中学" else 0
            cells["graduates"] = graduates
            cells["transfers_in"], cells["transfers_out"], cells["deaths"] = came, went, died
            cells["entrants"] = graduates - came + went + died + left


def make_schools():
    schools = read_schools()
    settle_pupils(schools)
    staff(schools)
    buildings(schools)
    money_and_pupils(schools)
    for name, _, column, text, _ in NOT_REPORTED:
        next(s for s in schools if s.name == name).cells[column] = text
    return schools


def make_county(schools):
    special = schools[-1]
    migrant = {s.name: s.cells["migrant_children"] for s in schools}
    private = sum(migrant[s.name] for s in schools if s.private)
    met = lambda evidence: {"met": True, "evidence": evidence}
    return {
        "id": COUNTY_ID,
        "name": COUNTY_NAME,
        "year": 2024,
        "facts": {
            "special_school_funds": int(special.cells["public_funds_budget"] * 10000),
            "special_school_students": special.all_pupils(),
            "special_funds_minimum": 6000,
            "teacher_mean_pay": 158640,
            "civil_servant_mean_pay": 157215,
            "eligible_for_rotation": 1486,
            "rotated_teachers": 238,
            "rotated_backbone_teachers": 71,
            "selective_senior_places": 1840,
            "selective_senior_places_allocated": 1288,
            "selective_senior_places_rural": 476,
            "migrant_children_eligible": sum(migrant.values()),
            "migrant_children_public": sum(migrant.values()) - private,
            "migrant_children_purchased": private // 2,
            "disabled_children": 286,
            "disabled_children_enrolled": 284,
        },
        # Q6 is left out on purpose: one clause that cannot be assessed.
        "attestations": {
            "G1": met("学校布局专项规划（2021-2035年）已批复实施"),
            "G2": met("城乡学校建设、编制、公用经费基准定额、装备标准四统一文件"),
            "G6": met("不足100人的学校按100人核定公用经费，见经费拨付表"),
            "G8": met("绩效工资总量核定文件及发放台账"),
            "G10": met("编制与岗位统筹分配方案，每学年调整一次"),
            "G14": met("分配指标向农村初中倾斜，见招生工作意见"),
            "G15": met("留守儿童关爱体系文件、结对帮扶台账"),
            "Q3": met("53所学校章程全部核准，管理平台全覆盖"),
            "Q5": met("教师信息化应用考核及设施设备使用记录"),
            "Q7": met("课程实施督查报告，课程开齐开足"),
            "Q8": met("作业管理与课业负担监测报告"),
        },
        "vetoes": {f"V{i}": False for i in range(1, 7)},
        "survey": {"returned": 1016, "satisfied": 945},
        "monitoring": [
            {"subject": subject, "level": level, "between_school_rate": rate}
            for subject, level, rate in (
                ("语文", 4, 0.082),
                ("数学", 4, 0.107),
                ("科学", 3, 0.118),
                ("体育", 3, 0.094),
                ("艺术", 3, 0.131),
                ("德育", 4, 0.065),
            )
        ],
    }


# --- The check: what was written, read back and judged in exact fractions. ---


def amount(row, code):
    text = row[HEADINGS[code]]
    return None if text in ("", "无数据") else Fraction(text)


def parts_of(row):
    """The parts of a school: (stage, pupils, numerators of L1-L7)."""
    pupils = {stage: amount(row, f"students_{stage}") or 0 for stage in STAGES}
    weighted = sum(FACTOR[stage] * pupils[stage] for stage in STAGES)

    def total(*codes):
        terms = [amount(row, code) for code in codes]
        return None if None in terms else sum(terms)

    teaching, indoor = amount(row, "teaching_area"), amount(row, "indoor_sports_area")
    split = [
        None if None in (teaching, indoor) else teaching - indoor,
        total("gymnasium_area", "sports_ground_area"),
        total("equipment_value") * 10000,
        total("multimedia_classrooms"),
    ]
    for stage in STAGES:
        if pupils[stage]:
            degrees = DEGREES[1:] if stage == "junior" else DEGREES
            staff_items = [
                total(*(f"teachers_{stage}_{degree}" for degree in degrees)),
                total(f"backbone_teachers_{stage}"),
                total(*(f"{subject}_teachers_{stage}" for subject in SUBJECTS)),
            ]
            share = FACTOR[stage] * pupils[stage] / weighted
            items = staff_items + [None if x is None else x * share for x in split]
            scale = (100, 100, 100, 1, 1, 1, 100)
            yield stage, pupils[stage], [None if x is None else x * k for x, k in zip(items, scale)]


def judge(values, thresholds):
    """met, not_met or not_assessable, and the numbers of the indicators below."""
    known = [(v, t) for v, t in zip(values, thresholds) if v is not None]
    below = [k for k, (v, t) in enumerate(zip(values, thresholds), 1) if v is not None and v < t]
    if len(below) > 1 or any(v < FLOOR * t for v, t in known):
        return "not_met", below
    return ("met" if len(known) == 7 else "not_assessable"), below


def check():
    with open(FOLDER / "sample_county.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(HEADINGS.values()) and len(HEADINGS) == 98
    county = json.loads((FOLDER / "sample_county.json").read_text(encoding="utf-8"))
    get = lambda row, code: amount(row, code) or 0
    add = lambda *codes: sum(get(row, code) for row in rows for code in codes)

    kinds = [row["学校类型"] for row in rows]
    expected = {"小学": 31, "初中": 16, "九年一贯制": 5, "特殊教育学校": 1}
    assert {kind: kinds.count(kind) for kind in expected} == expected and len(rows) == 53
    assert len({row["学校代码"] for row in rows}) == len({row["学校名称"] for row in rows}) == 53
    assert [row["学校类型"] for row in rows if row["举办者类型"] == "10"] == ["九年一贯制"]
    assert add("students_primary", "students_junior", "students_senior") == PUPILS
    assert add("teachers_total") == TEACHERS
    assert add("backbone_teachers_primary", "backbone_teachers_junior") == BACKBONE

    # No part above its whole, no bands that do not add up, no implausible retention.
    for row in rows:
        g = lambda code: get(row, code)
        assert g("teachers_total") == g("teachers_primary") + g("teachers_junior")
        assert g("teachers_licensed") <= g("teachers_total") >= g("teachers_trained_360h")
        for stage in STAGES:
            n, classes, teachers = g(f"students_{stage}"), g(f"classes_{stage}"), g(f"teachers_{stage}")
            codes = [code for code in HEADINGS if code.startswith(f"classes_{stage}_")]
            assert len(codes) == 10 and sum(map(g, codes)) == classes
            edges = [code.removeprefix(f"classes_{stage}_").split("_") for code in codes]
            low = sum(g(c) * int(e[0]) for c, e in zip(codes, edges) if e != ["25"])
            high = sum(g(c) * int(e[-1]) for c, e in zip(codes, edges))
            assert low <= n <= high and g(f"in_catchment_{stage}") <= n
            assert all(g(c) == 0 for c, e in zip(codes, edges) if int(e[-1]) > CLASS_LIMIT[stage])
            assert sum(g(f"teachers_{stage}_{degree}") for degree in DEGREES) <= teachers
            assert sum(g(f"{subject}_teachers_{stage}") for subject in SUBJECTS) <= teachers
            assert g(f"backbone_teachers_{stage}") <= teachers >= g(f"teachers_{stage}_senior_title")
        n = g("students_primary") + g("students_junior")
        assert g("migrant_children") <= n <= (2500 if row["学校类型"] == "九年一贯制" else 2000)
        assert g("indoor_sports_area") <= g("gymnasium_area") and g("sports_ground_area") > 0
        assert g("indoor_sports_area") < g("teaching_area")
        needed = math.ceil((g("classes_primary") + g("classes_junior")) / 12)
        for room, bands in (("music", (96, 73, 61, 54)), ("fine_arts", (90, 67, 61, 54))):
            assert sum(g(f"{room}_rooms_{band}") for band in bands) <= g(f"{room}_rooms")
            assert g(f"{room}_rooms_{bands[0]}") >= needed
        rooms = sum(g(c) * int(c.split("_")[-1]) for c in HEADINGS if "_rooms_" in c)
        rooms += 45 * (g("classes_primary") + g("classes_junior"))
        assert rooms < g("teaching_area") - g("indoor_sports_area")
        assert g("training_budget") * 20 >= g("public_funds_budget") >= g("public_funds_actual")
        assert g("graduates") - g("transfers_in") + g("transfers_out") <= g("entrants") - g("deaths")
    near = [row for row in rows if row["城乡类型"] != "乡村" and row["是否寄宿制学校"] == "否"]
    near = [row for row in near if row["举办者类型"] != "10" and row["学校类型"] != "特殊教育学校"]
    here = {code: sum(get(row, code) for row in near) for code in HEADINGS if code.endswith(STAGES)}
    assert here["in_catchment_primary"] == here["students_primary"]
    assert here["in_catchment_junior"] * 100 >= here["students_junior"] * 95
    stayed = add("graduates", "transfers_out") - add("transfers_in")
    retention = stayed / (add("entrants") - add("deaths"))
    trained = add("teachers_trained_360h") / add("teachers_total")
    assert Fraction(95, 100) <= retention <= 1 and Fraction(99, 100) <= trained < 1
    assert add("teachers_licensed") == TEACHERS

    # Facts of the county file that the school file also tells, and the clauses they decide.
    facts = county["facts"]
    private = sum(get(row, "migrant_children") for row in rows if row["举办者类型"] == "10")
    assert facts["migrant_children_eligible"] == add("migrant_children")
    assert facts["migrant_children_public"] == add("migrant_children") - private
    assert facts["migrant_children_purchased"] <= private
    assert facts["special_school_students"] == sum(get(rows[-1], f"students_{s}") for s in STAGES)
    f = facts.get
    assert f("special_school_funds") >= f("special_funds_minimum") * f("special_school_students")
    assert f("teacher_mean_pay") >= f("civil_servant_mean_pay")
    assert f("rotated_teachers") * 10 >= f("eligible_for_rotation")
    assert f("rotated_backbone_teachers") * 5 >= f("rotated_teachers")
    assert f("selective_senior_places") <= 2 * f("selective_senior_places_allocated")
    purchased = f("migrant_children_public") + f("migrant_children_purchased")
    assert purchased * 100 >= f("migrant_children_eligible") * 85
    assert f("disabled_children_enrolled") * 100 >= f("disabled_children") * 95
    assert county["survey"]["satisfied"] * 100 >= county["survey"]["returned"] * 85
    assert all(m["level"] >= 3 and m["between_school_rate"] < 0.15 for m in county["monitoring"])
    assert not any(county["vetoes"].values()) and "Q6" not in county["attestations"]

    # Parts.
    parts, below, verdicts = {stage: [] for stage in STAGES}, {}, {}
    for row in rows:
        if row["学校类型"] != "特殊教育学校":
            for stage, pupils, items in parts_of(row):
                values = [None if x is None else x / pupils for x in items]
                parts[stage].append((pupils, items))
                key = row["学校名称"], stage
                verdicts[key], below[key] = judge(values, THRESHOLD[stage])
    assert {stage: len(found) for stage, found in parts.items()} == {"primary": 36, "junior": 21}
    assert {key for key, verdict in verdicts.items() if verdict == "not_met"} == FAILING
    assert {(*key, k) for key, ks in below.items() for k in ks} == set(BELOW)
    unknown = {key for key, verdict in verdicts.items() if verdict == "not_assessable"}
    assert unknown == {(name, stage) for name, stage, *_ in NOT_REPORTED}

    # Dispersion: CV² = Σn·Σ(x²/n) / (Σx)² − 1, compared with the square of the limit.
    squares = {}
    for stage in STAGES:
        for k in range(1, 8):
            pairs = [(n, items[k - 1]) for n, items in parts[stage]]
            if all(x is not None for _, x in pairs):
                total = sum(x for _, x in pairs)
                moment = sum(x * x / n for n, x in pairs)
                squares[stage, k] = sum(n for n, _ in pairs) * moment / total**2 - 1
    over = [key for key, square in squares.items() if square > CV_LIMIT[key[0]] ** 2]
    assert over == [OVER_LIMIT] and squares[OVER_LIMIT] < Fraction(52, 100) ** 2
    assert {(stage, k) for stage in STAGES for k in range(1, 8)} - set(squares) == {
        (stage, k) for _, stage, _, _, k in NOT_REPORTED
    }

    # The 32 indicators: L1-L7 here; of G, Q and S only G9 is not met and Q6 not assessable.
    levels = []
    for k in range(1, 8):
        misses = {verdicts[key] for key, ks in below.items() if k in ks}
        if "not_met" in misses or any((stage, k) in over for stage in STAGES):
            levels.append("not_met")
        elif misses <= {"met"} and all((stage, k) in squares for stage in STAGES):
            levels.append("met")
        else:
            levels.append("not_assessable")
    counts = [levels.count("met") + 23, levels.count("not_met") + 1, levels.count("not_assessable") + 1]
    assert sum(counts) == 32

    six = sum(verdict == "met" and len(below[key]) == 1 for key, verdict in verdicts.items())
    met = sum(verdict == "met" for verdict in verdicts.values())
    cvs = {stage: [] for stage in STAGES}
    for stage in STAGES:
        for k in range(1, 8):
            square = squares.get((stage, k))
            cvs[stage].append(f"L{k} ?" if square is None else f"L{k} {float(square) ** 0.5:.3f}")
    print(f"{len(rows)} schools, {PUPILS} pupils, {TEACHERS} teachers, {BACKBONE} backbone teachers")
    print(f"{len(verdicts)} parts: {met} met ({six} with exactly six of seven),", end=" ")
    print(f"{len(FAILING)} not met, {len(unknown)} not assessable")
    print(f"CV primary (limit 0.50): {', '.join(cvs['primary'])}")
    print(f"CV junior (limit 0.45): {', '.join(cvs['junior'])}")
    print("; ".join(f"L{k} {level}" for k, level in enumerate(levels, 1)))
    print(f"G9 not met: {float(trained * 100):.2f} % trained; Q1 met: {float(retention * 100):.2f} %", end="")
    print(" retained; Q6 not attested")
    print("32 indicators: {} met, {} not met, {} not assessable".format(*counts), end="")
    print(f"; rate {counts[0] / 32 * 100}")


def main():
    schools = make_schools()
    with open(FOLDER / "sample_county.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADINGS.values())
        writer.writerows([s.cells.get(code, "") for code in HEADINGS] for s in schools)
    text = json.dumps(make_county(schools), ensure_ascii=False, indent=2)
    with open(FOLDER / "sample_county.json", "w", encoding="utf-8", newline="") as file:
        file.write(text + "\n")
    check()


if __name__ == "__main__":
    main()
