"""Makes schools.xlsx, schools.xls, schools.ods and protected.xlsx in this folder.

One made-up table in each format, written by a library of that format: openpyxl 3.1.5, xlwt 1.3.0, odfpy 1.4.1;
msoffcrypto-tool 6.1.0 puts the password on the last one. make.mjs makes schools.xlsb. schools.csv is the same
table, typed by hand. The files have the time of writing in them, so they come out with other bytes each time.

    python -m pip install openpyxl==3.1.5 xlwt==1.3.0 odfpy==1.4.1 msoffcrypto-tool==6.1.0
    python make.py
"""

import datetime
import io

import msoffcrypto.format.ooxml
import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P

TITLE = "某县学校情况表"
UPPER = ["学校代码", "学校名称", "学校类型", "学生人数", None, "是否寄宿制学校", "教学及辅助用房总面积（m²）"]
LOWER = [None, None, None, "小学", "初中", None, None]
# The rows of the sheet from row 5 on; the double of 1100.1 + 2200.2 is 3300.2999999999997.
ROWS = [
    ["0032001001", "河滨小学", "小学", 320, None, True, 1100.1 + 2200.2],
    ["0032001002", "青山学校", "九年一贯制", 400, 210, False, 5400.5],
    None,
    ["0032001003", "城关初中", "初中", None, 612, True, 8000],
    ["合计", None, None, 720, 822, None, 16700.8],
]
FAULTY = ["school_id", "school_name", "school_kind", "students_primary", "books"]


def xlsx(name):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "学校"
    sheet["B1"] = TITLE
    sheet.merge_cells("B1:H1")
    for column, (upper, lower) in enumerate(zip(UPPER, LOWER), 2):
        sheet.cell(3, column, upper)
        sheet.cell(4, column, lower)
        if lower is None:
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.merge_cells("E3:F3")
    for number, row in enumerate(ROWS, 5):
        for column, value in enumerate(row or [], 2):
            sheet.cell(number, column, value)
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["G"].hidden = True
    book.create_sheet("说明")["A1"] = "学校代码 is text"
    faulty = book.create_sheet("错误")
    faulty.sheet_state = "hidden"
    faulty.append(FAULTY)
    faulty.append(["1", "A", "primary", datetime.date(2021, 9, 1), "#DIV/0!"])
    faulty.append([32132000001000017, "B", "primary", "=1+2", True])
    book.save(name)


def xls(name):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("学校")
    sheet.write_merge(0, 0, 1, 7, TITLE)
    for column, (upper, lower) in enumerate(zip(UPPER, LOWER), 1):
        if lower is None:
            sheet.write_merge(2, 3, column, column, upper)
        else:
            sheet.write(3, column, lower)
    sheet.write_merge(2, 2, 4, 5, "学生人数")
    for number, row in enumerate(ROWS, 4):
        for column, value in enumerate(row or [], 1):
            if value is not None:
                sheet.write(number, column, value)
    sheet.row(5).hidden = True
    sheet.col(6).hidden = True
    book.add_sheet("说明").write(0, 0, "学校代码 is text")
    faulty = book.add_sheet("错误")
    faulty.visibility = 1
    for column, value in enumerate(FAULTY):
        faulty.write(0, column, value)
    for column, value in enumerate(["1", "A", "primary"]):
        faulty.write(1, column, value)
    date = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    faulty.write(1, 3, datetime.date(2021, 9, 1), date)
    faulty.row(1).set_cell_error(4, "#DIV/0!")
    for column, value in enumerate([32132000001000017, "B", "primary", 3, True]):
        faulty.write(2, column, value)
    book.save(name)


def cell(value, **attributes):
    if value is None:
        return TableCell(**attributes)
    if isinstance(value, bool):
        attributes.update(valuetype="boolean", booleanvalue=str(value).lower())
    elif isinstance(value, (int, float)):
        attributes.update(valuetype="float", value=repr(value))
    elif isinstance(value, datetime.date):
        attributes.update(valuetype="date", datevalue=value.isoformat())
    else:
        attributes.update(valuetype="string")
    one = TableCell(**attributes)
    one.addElement(P(text=str(value)))
    return one


def filled(*cells, **attributes):
    row = TableRow(**attributes)
    for one in cells:
        row.addElement(one)
    return row


def ods(name):
    book = OpenDocumentSpreadsheet()
    hidden = Style(name="hidden", family="table")
    hidden.addElement(TableProperties(display="false"))
    book.automaticstyles.addElement(hidden)
    sheet = Table(name="学校")
    sheet.addElement(TableColumn(numbercolumnsrepeated=6))
    sheet.addElement(TableColumn(visibility="collapse"))
    sheet.addElement(TableColumn(numbercolumnsrepeated=16377))
    sheet.addElement(filled(TableCell(), cell(TITLE, numbercolumnsspanned=7, numberrowsspanned=1),
                            CoveredTableCell(numbercolumnsrepeated=6)))
    sheet.addElement(filled(TableCell(numbercolumnsrepeated=16384)))
    upper, lower = [TableCell()], [TableCell()]
    for above, below in zip(UPPER, LOWER):
        if above == "学生人数":
            upper.append(cell(above, numbercolumnsspanned=2, numberrowsspanned=1))
        elif above is None:
            upper.append(CoveredTableCell())
        else:
            upper.append(cell(above, numbercolumnsspanned=1, numberrowsspanned=2))
        lower.append(CoveredTableCell() if below is None else cell(below))
    sheet.addElement(filled(*upper))
    sheet.addElement(filled(*lower))
    for number, row in enumerate(ROWS, 5):
        attributes = {"visibility": "collapse"} if number == 6 else {}
        cells = [TableCell(numbercolumnsrepeated=16384)] if row is None else [TableCell(), *map(cell, row)]
        sheet.addElement(filled(*cells, **attributes))
    sheet.addElement(filled(TableCell(numbercolumnsrepeated=16384), numberrowsrepeated=1048567))
    book.spreadsheet.addElement(sheet)
    notes = Table(name="说明")
    notes.addElement(filled(cell("学校代码 is text")))
    book.spreadsheet.addElement(notes)
    faulty = Table(name="错误", stylename=hidden)
    faulty.addElement(filled(*map(cell, FAULTY)))
    # odfpy does not know the attribute by which LibreOffice marks errors; as text it says the same.
    faulty.addElement(filled(*map(cell, ["1", "A", "primary", datetime.date(2021, 9, 1), "#DIV/0!"])))
    faulty.addElement(filled(*map(cell, [32132000001000017, "B", "primary"]), TableCell(formula="of:=1+2"), cell(True)))
    book.spreadsheet.addElement(faulty)
    book.save(name)


def protected(plain, name):
    with open(plain, "rb") as source, open(name, "wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(source.read())).encrypt("1", target)


xlsx("schools.xlsx")
xls("schools.xls")
ods("schools.ods")
protected("schools.xlsx", "protected.xlsx")
