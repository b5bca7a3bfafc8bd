"""Makes the workbooks beside it: python3 make.py

They are kept as files, because they are written by programs that are not ours: openpyxl,
XlsxWriter, xlwt, odfpy and msoffcrypto-tool.
"""

import datetime
import pathlib

import msoffcrypto.format.ooxml
import odf.office
import odf.opendocument
import odf.style
import odf.table
import odf.text
import openpyxl
import xlsxwriter
import xlwt

HERE = pathlib.Path(__file__).parent

TITLE = "云岭区政协六届三次会议提案办理台账"
HEADER = ["序号", "案 号", "案由", "提案人\n（领衔）", "交办日期", "办理时限", "经办人",
          "联系电话", "满意度", "备注"]
ROWS = [
    [1, 2024001, "关于增设社区食堂的建议", "张　三", datetime.date(2024, 3, 1), "2024.8.31",
     "王五", 12345678, "满意", None],
    [2, 2024002, "关于“一老一小”服务的建议", "李四、周六等3人",
     datetime.datetime(2024, 3, 4, 9, 30), "2024年9月1日", None, 87654321, None, "急"],
    [],
    [3, "2024003", "关于加强社工队伍\n建设的建议", "民盟云岭区委会", "20240305", "2024/9/2"],
    [4, 2024004, "关于路灯的建议", "吴七", "三月", "2024-09-03"],
    [5, 2024005, "#N/A", "郑八"],
    [6, 31, "关于公厕的建议", "冯九 陈十一", None, None, None, 0.1 + 0.2, True],
    ["合计", None, "6件"],
    ["填表人：王五"],
]
FIRST = 4
DAY, TIME, PADDED = "yyyy/m/d", "yyyy/m/d hh:mm", "0000000"


def form(value, column):
    """The format of a cell; whole numbers under 案号 are padded."""
    if isinstance(value, datetime.datetime):
        return TIME
    if isinstance(value, datetime.date):
        return DAY
    return PADDED if column == 1 and isinstance(value, int) else None


def by_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2024年"
    sheet.append([TITLE])
    sheet.merge_cells("A1:J1")
    sheet.append(["单位：区民政局"])
    sheet.append(HEADER)
    for number, row in enumerate(ROWS, FIRST):
        for column, value in enumerate(row):
            cell = sheet.cell(number, column + 1, value)
            if form(value, column):
                cell.number_format = form(value, column)
    sheet.merge_cells("G4:G5")
    other = book.create_sheet("2023年")
    other.append(["案号", "案由", "提案人"])
    other.append([2023001, "关于公园的建议", "甲乙"])
    hidden = book.create_sheet("旧")
    hidden.append(["案号", "案由", "提案人"])
    hidden.sheet_state = "hidden"
    book.save(path)


def by_xlsxwriter(path):
    """With formulas, and what they came to."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("台账")
    for column, heading in enumerate(["案号", "标题", "提案人", "交办日期", "时限"]):
        sheet.write(0, column, heading)
    day = book.add_format({"num_format": "yyyy年m月d日"})
    sheet.write_formula(1, 0, "=2024000+1", None, 2024001)
    sheet.write_formula(1, 1, '="关于"&"甲的建议"', None, "关于甲的建议")
    sheet.write(1, 2, "张三")
    sheet.write_datetime(1, 3, datetime.datetime(2024, 3, 1), day)
    sheet.write_formula(1, 4, "=D2+1", day, 45353)
    sheet.write(2, 0, 2024002)
    sheet.write_formula(2, 1, "=Z1/0", None, "#DIV/0!")
    sheet.write(2, 2, "李四")
    sheet.write(2, 4, 45353)
    book.close()


def by_xlwt(path):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("2024年")
    sheet.write_merge(0, 0, 0, 9, TITLE)
    sheet.write(1, 0, "单位：区民政局")
    for column, heading in enumerate(HEADER):
        sheet.write(2, column, heading)
    for number, row in enumerate(ROWS, FIRST - 1):
        for column, value in enumerate(row):
            if value is None or (number, column) in [(3, 6), (4, 6)]:
                continue
            style = xlwt.easyxf(num_format_str=form(value, column) or "General")
            sheet.write(number, column, value, style)
    sheet.write_merge(3, 4, 6, 6, "王五")
    book.save(str(path))


def by_odfpy(path):
    book = odf.opendocument.OpenDocumentSpreadsheet()
    sheet = odf.table.Table(name="2024年")
    for values in [[TITLE], ["单位：区民政局"], HEADER, *ROWS]:
        row = odf.table.TableRow()
        for value in values:
            cell = ods_cell(value)
            row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(str(path))


def ods_cell(value):
    if value is None:
        return odf.table.TableCell()
    if isinstance(value, bool):
        return odf.table.TableCell(valuetype="boolean", booleanvalue=str(value).lower())
    if isinstance(value, (int, float)):
        return odf.table.TableCell(valuetype="float", value=value)
    if isinstance(value, datetime.date):
        return odf.table.TableCell(valuetype="date", datevalue=value.isoformat())
    cell = odf.table.TableCell(valuetype="string")
    for line in value.split("\n"):
        cell.addElement(odf.text.P(text=line))
    return cell


FORMATS = ["案号", "案由", "提案人", "完成率", "满意率", "投资", "电话", "户数", "月份", "交办日期"]
DAYS = datetime.date(2024, 5, 12)
# Each number with its format, and what is shown of it.
FORMATTED = [
    [(31, "0000", "0031"), "关于修路的建议", "郁文", (0.925, "0.0%", "92.5%"), (0.98, "0%", "98%"),
     (12345.5, "#,##0.00", "12,345.50"), (75583506952, "0000\\-00000000", "0755-83506952"),
     (12.6, "0", "13"), (DAYS, 'yyyy"年"m"月"', "2024年5月"), (DAYS, "yyyy/m/d", "2024/5/12")],
    [(32, '"2024"0000', "20240032"), "关于公厕的建议", "李晓", (0.145, "0%", "15%"),
     (1, "0.00%", "100.00%"), (1234567, "#,##0", "1,234,567"),
     (13800001234, "000\\-0000\\-0000", "138-0000-1234"), (-3, "0;[Red]-0", "-3"),
     (DAYS, 'm"月"d"日"', "5月12日"), (DAYS, "m/d/yy", "5/12/24")],
    [(DAYS, 'm"月"d"日"', "5月12日"), "关于树木的建议", "王芳"],
]
# The rows that are hidden.
HIDDEN = [1, 2]


def formatted_by_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(FORMATS)
    for number, row in enumerate(FORMATTED, 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value[0] if isinstance(value, tuple) else value)
            if isinstance(value, tuple):
                cell.number_format = value[1]
    for idx in HIDDEN:
        sheet.row_dimensions[idx + 2].hidden = True
    book.save(path)


def formatted_by_xlwt(path):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    for column, heading in enumerate(FORMATS):
        sheet.write(0, column, heading)
    for number, row in enumerate(FORMATTED, 1):
        for column, value in enumerate(row):
            style = xlwt.easyxf(num_format_str=value[1] if isinstance(value, tuple) else "General")
            sheet.write(number, column, value[0] if isinstance(value, tuple) else value, style)
        sheet.row(number).hidden = number - 1 in HIDDEN
    book.save(str(path))


def formatted_by_odfpy(path):
    """With what is shown, as LibreOffice writes it, and a remark, which is none of it."""
    book = odf.opendocument.OpenDocumentSpreadsheet()
    unseen = odf.style.Style(name="unseen", family="table")
    unseen.addElement(odf.style.TableProperties(display="false"))
    book.automaticstyles.addElement(unseen)
    old = odf.table.Table(name="旧", stylename=unseen)
    sheet = odf.table.Table(name="台账")
    for number, row in enumerate([FORMATS, *FORMATTED]):
        visibility = "filter" if number - 1 in HIDDEN else "visible"
        line = odf.table.TableRow(visibility=visibility)
        for value in row:
            line.addElement(ods_shown(value))
        sheet.addElement(line)
        if number == 0:
            line = odf.table.TableRow()
            for value in row:
                line.addElement(ods_shown(value))
            old.addElement(line)
    for table in [old, sheet]:
        book.spreadsheet.addElement(table)
    book.save(str(path))


def ods_shown(value):
    if not isinstance(value, tuple):
        cell = odf.table.TableCell(valuetype="string")
        note = odf.office.Annotation()
        note.addElement(odf.text.P(text="批注"))
        cell.addElement(note)
        cell.addElement(odf.text.P(text=value))
        return cell
    number, form, shown = value
    if isinstance(number, datetime.date):
        cell = odf.table.TableCell(valuetype="date", datevalue=number.isoformat())
    elif "%" in form:
        cell = odf.table.TableCell(valuetype="percentage", value=number)
    else:
        cell = odf.table.TableCell(valuetype="float", value=number)
    cell.addElement(odf.text.P(text=shown))
    return cell


def uncalculated(path):
    """With formulas by programs that do not calculate."""
    if path.suffix == ".xls":
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("台账")
        write = sheet.write
        formula = xlwt.Formula
    else:
        book = xlsxwriter.Workbook(path) if path.stem.endswith("0") else openpyxl.Workbook()
        is_zero = isinstance(book, xlsxwriter.Workbook)
        sheet = book.add_worksheet() if is_zero else book.active
        write = sheet.write if is_zero else (
            lambda row, column, value: sheet.cell(row + 1, column + 1, value))
        formula = "={}".format
    for column, heading in enumerate(["案号", "案由", "提案人"]):
        write(0, column, heading)
    for column, value in enumerate([formula("30+1"), "关于修路的建议", "郁文"]):
        write(1, column, value)
    book.close() if hasattr(book, "close") and not hasattr(book, "save") else book.save(str(path))


by_openpyxl(HERE / "openpyxl.xlsx")
by_xlsxwriter(HERE / "formulas.xlsx")
by_xlwt(HERE / "xlwt.xls")
by_odfpy(HERE / "odfpy.ods")
formatted_by_openpyxl(HERE / "formats.xlsx")
formatted_by_xlwt(HERE / "formats.xls")
formatted_by_odfpy(HERE / "formats.ods")
for name in ["uncalculated.xls", "uncalculated.xlsx", "uncalculated0.xlsx"]:
    uncalculated(HERE / name)
with open(HERE / "formulas.xlsx", "rb") as plain, open(HERE / "password.xlsx", "wb") as locked:
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("1234", locked)
