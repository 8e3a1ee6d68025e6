# SPDX-License-Identifier: GPL-3.0-or-later
#
# sheets.py FILE.xlsx      a workbook, made by openpyxl, with what offices put into theirs
import datetime
import sys

import openpyxl
from openpyxl.styles import Alignment, Font

HEAD = ["ที่", "มาตรการ/กิจกรรม", "ขั้นตอนหรือวิธีการปฏิบัติ", "วันที่เริ่ม", "ผู้รับผิดชอบ", "งบประมาณ (บาท)"]
ROWS = [
    [1, "ปลูกต้นไม้ริมน้ำหน้าที่ทำการ", "1. สำรวจพื้นที่; วัดระยะ\n2. ปลูกต้นไม้ \"ท้องถิ่น\"\n3. รดน้ำ", datetime.date(2024, 10, 1), "กองช่าง", 12500.75],
    [2, "ซ่อมศาลาริมทาง, ทาสีใหม่", "- ตรวจดูหลังคา\n- ซ่อมพื้น", datetime.date(2025, 1, 15), "กองช่าง/สำนักปลัด", 0],
    [3, "เปิดห้องสมุดวันเสาร์", "", datetime.date(2025, 9, 30), "กองการศึกษา", None],
]

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "มาตรการ"
sheet["A1"] = "รายงานตัวอย่าง ปี ๒๕๖๘"
sheet.merge_cells("A1:F1")
sheet.append(HEAD)
for row in ROWS:
    sheet.append(row)
for row in sheet["D3:D5"]:
    row[0].number_format = "[$-41E]d mmm yyyy"
sheet["D5"].number_format = "[$-107041E]d mmmm yyyy"
sheet["D4"].number_format = "dd/mm/yyyy"
for row in sheet["F3:F5"]:
    row[0].number_format = "#,##0.00"
sheet["B3"].hyperlink = "https://example.go.th/trees"
sheet["E6"] = "รวม"
sheet["F6"] = "=SUM(F3:F5)"
sheet["A6"] = True
sheet["C6"].number_format = "0%"
sheet["C6"] = 0.85
sheet["D6"] = datetime.time(8, 30)
sheet["A2"].font = Font(bold=True)
sheet["C3"].alignment = Alignment(wrap_text=True)
other = book.create_sheet("ภาคผนวก")
other["B2"] = "ข้อความในแผ่นที่สอง"
other["B3"] = "ซ่อนไว้"
other.row_dimensions[3].hidden = True
hidden = book.create_sheet("ร่างเดิม")
hidden["A1"] = "แผ่นที่ซ่อนไว้"
hidden.sheet_state = "hidden"
book.save(sys.argv[1])
