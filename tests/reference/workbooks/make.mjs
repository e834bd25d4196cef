// Makes schools.xlsb in this folder with SheetJS 0.18.5: npm install xlsx@0.18.5 && node make.mjs
// The table is that of make.py.

import XLSX from "xlsx";

const upper = ["学校代码", "学校名称", "学校类型", "学生人数", null, "是否寄宿制学校", "教学及辅助用房总面积（m²）"];
const rows = [
  [null, "某县学校情况表"],
  [],
  [null, ...upper],
  [null, null, null, null, "小学", "初中"],
  [null, "0032001001", "河滨小学", "小学", 320, null, true, 1100.1 + 2200.2],
  [null, "0032001002", "青山学校", "九年一贯制", 400, 210, false, 5400.5],
  [],
  [null, "0032001003", "城关初中", "初中", null, 612, true, 8000],
  [null, "合计", null, null, 720, 822, null, 16700.8],
];
const schools = XLSX.utils.aoa_to_sheet(rows);
const merged = (r0, r1, c0, c1) => ({ s: { r: r0, c: c0 }, e: { r: r1, c: c1 } });
schools["!merges"] = [
  merged(0, 0, 1, 7), merged(2, 2, 4, 5),
  ...[1, 2, 3, 6, 7].map((column) => merged(2, 3, column, column)),
];
schools["!cols"] = [{}, {}, {}, {}, {}, {}, { hidden: true }, {}].map((column) => ({ wch: 10, ...column }));
schools["!rows"] = [, , , , , { hidden: true }];
const faulty = XLSX.utils.aoa_to_sheet([
  ["school_id", "school_name", "school_kind", "students_primary", "books"],
  ["1", "A", "primary", { t: "n", v: 44440, z: "yyyy-mm-dd" }, { t: "e", v: 7 }],
  [32132000001000017, "B", "primary", 3, true],
]);
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, schools, "学校");
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["学校代码 is text"]]), "说明");
XLSX.utils.book_append_sheet(book, faulty, "错误");
book.Workbook = { Sheets: [{}, {}, { Hidden: 1 }] };
XLSX.writeFile(book, "schools.xlsb", { bookType: "xlsb" });
