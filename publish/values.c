/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/values.h"

#include <string.h>

#include "model/card.h"
#include "model/json.h"
#include "publish/clean.h"
#include "report/data_columns.h"
#include "text/i18n.h"
#include "text/number.h"

const char *value_heading(size_t column)
{
	if (column == VALUE_NUMBER)
		return _("No.");
	if (column == VALUE_DATA)
		return DATA_CARD_HEADING;
	if (column == VALUE_REPORT)
		return DATA_REPORT_HEADING;
	return _(card_field_label((enum card_field)(column - VALUE_FIELDS)));
}

void values_init(struct values *values)
{
	values->number = 0;
	card_cell_init(&values->cell);
	str_init(&values->text);
}

void values_release(struct values *values)
{
	card_cell_release(&values->cell);
	str_release(&values->text);
}

/* JSON whose lines are indented, on one line: its texts have no line ends. */
static void append_line(struct str *out, const char *json)
{
	for (; *json; json++) {
		if (*json != '\n')
			str_putc(out, *json);
		else
			json += strspn(json + 1, " ");
	}
}

const struct str *values_heading(
	struct values *values, const struct report *report, size_t column)
{
	str_clear(&values->text);
	str_puts(&values->text, value_heading(column));
	if (column == VALUE_REPORT) {
		struct report head = *report;
		struct str json = STR_INIT, line = STR_INIT;
		head.count = 0; /* the cards have their own column */
		report_to_json(&json, &head);
		append_line(&line, json.data);
		str_putc(&values->text, ' ');
		clean_json_append(&values->text, line.data, line.bytes);
		str_release(&json);
		str_release(&line);
	}
	return &values->text;
}

const struct str *values_text(
	struct values *values, const struct card *card, size_t column)
{
	struct str *text = &values->text;
	str_clear(text);
	if (column == VALUE_NUMBER) {
		number_append(text, (int64_t)values->number, DIGITS_ARABIC);
		return text;
	}
	if (column == VALUE_DATA) {
		str_clear(&values->cell.text);
		card_to_json(&values->cell.text, card);
		clean_json_append(text, values->cell.text.data, values->cell.text.bytes);
		return text;
	}
	if (column == VALUE_REPORT)
		return text;
	card_cell_make_field(
		&values->cell, card, (enum card_field)(column - VALUE_FIELDS));
	clean_append(text, values->cell.text.data, values->cell.text.bytes);
	return text;
}
