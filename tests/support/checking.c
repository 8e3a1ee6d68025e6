/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/checking.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "check/rule.h"
#include "check/rules.h"
#include "check/spell.h"
#include "check/words.h"
#include "model/card.h"
#include "model/data.h"
#include "model/head_text.h"
#include "model/ita.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/memo_form.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* Nothing in it is to be reported. */
static const char in_order[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","
	"\"agency\":{\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทุ่งฟ้า\","
	"\"district\":\"เมือง\",\"province\":\"น่าน\"},\"fiscal_year\":2568,\"months\":12,"
	"\"title\":\"รายงานผลประจำปี\","
	"\"memo\":{\"office\":\"สำนักปลัด\",\"sections\":[{\"heading\":\"เรื่องเดิม\",\"text\":\"มีแล้ว\"}],"
	"\"closing\":\"จึงเรียนมาเพื่อโปรดทราบ\",\"signatures\":[{\"name\":\"นางสาวแพร ทองดี\",\"post\":\"ปลัด\"}]},"
	"\"ita\":{\"year\":2567,\"items\":[{\"code\":\"i1\",\"score\":90,\"cards\":[1],\"issue\":\"รอคิวนาน\"}]},"
	"\"before\":[{\"heading\":\"ความเป็นมา\",\"text\":\"สำนักงานวิเคราะห์ผลการประเมินของปีก่อน\"}],"
	"\"after\":[{\"heading\":\"สรุป\",\"text\":\"ดำเนินการครบทุกมาตรการ\"}],"
	"\"cards\":[{\"issue\":\"ผู้มาติดต่อรอคิวนาน\",\"measure\":\"จัดระบบคิวหน้าสำนักงาน\","
	"\"steps\":{\"marks\":\"thai\",\"items\":[\"ประชุมวางแผน\",\"ติดตั้งเครื่องกดบัตรคิว\"]},"
	"\"owners\":[\"สำนักปลัด\"],\"period\":\"ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘\","
	"\"follow_up\":\"หัวหน้าสำนักปลัดติดตามทุกเดือน\","
	"\"output\":\"๑. ประชุมแล้วหนึ่งครั้ง\\n๒. ติดตั้งเครื่องแล้ว\","
	"\"outcome\":\"ผู้มาติดต่อรอไม่เกินสิบนาที\",\"suggestion\":\"\"}]}";

static void read_report(const char *json, struct report *report)
{
	struct error error = ERROR_INIT;
	if (!report_from_json(json, strlen(json), "test", report, &error))
		fail_msg("%s", error_message(&error));
}

static struct check_words *words(void)
{
	struct error error = ERROR_INIT;
	struct check_words *words = check_words_load(&error);
	if (!words)
		fail_msg("%s", error_message(&error));
	return words;
}

/* All that the layout annual prints and, but for the evidence, requires. */
static unsigned printed(void)
{
	return 1u << FIELD_ISSUE | 1u << FIELD_MEASURE | 1u << FIELD_STEPS |
	       1u << FIELD_PERIOD | 1u << FIELD_OWNERS | 1u << FIELD_OUTPUT |
	       1u << FIELD_OUTCOME;
}

static int ita_year(const struct report *report)
{
	const struct decimal *year = &report->ita.year;
	return decimal_known(year) ? (int)year->value : report->fiscal_year - 1;
}

/* What a report's own form prints, and what of it may stay empty. */
static void by_layout(const struct report *report, struct check_input *input)
{
	struct str path = STR_INIT;
	size_t i, k;
	json_t *column, *name;
	str_printf(&path, "%s/data/layouts/%s.json", TOP_SRCDIR, report->layout);
	json_t *layout = json_load_file(path.data, 0, NULL);
	assert_non_null(layout);
	input->printed = input->required = 0;
	input->groups = json_is_true(json_object_get(layout, "groups"));
	json_array_foreach(json_object_get(layout, "columns"), i, column)
	{
		json_array_foreach(json_object_get(column, "fields"), k, name)
		{
			const enum card_field field =
				card_field_find(json_string_value(name));
			input->printed |= 1u << field;
			input->required |= 1u << field;
		}
		json_array_foreach(json_object_get(column, "optional"), k, name)
			input->required &=
			~(1u << card_field_find(json_string_value(name)));
	}
	input->printed |= (unsigned)input->groups << FIELD_GROUP;
	json_decref(layout);
	str_release(&path);
}

static enum digits messages = DIGITS_THAI;

void checked_in(enum digits digits)
{
	messages = digits;
}

/* How it is checked: as tests of rules do, as the program does, without its memo. */
enum way { BY_RULES, BY_FORM, NO_MEMO };

static void check_it(const struct report *report, enum way way, struct finding_list *list)
{
	struct check_words *with = words();
	struct ita_bank *bank =
		ita_bank_load(ita_year(report), ita_body_of(report->agency.type), NULL);
	struct spell *spell = spell_new(with, report);
	/* Those that are off as delivered have their turn, too. */
	signed char *severities = mem_new(rules_count, sizeof(*severities));
	for (size_t i = 0; i < rules_count; i++)
		severities[i] = rules[i]->off && way != BY_FORM
					? (signed char)rules[i]->severity
					: -1;
	struct memo_form *form = memo_form_load(NULL);
	struct check_input input = {.report = report,
		.words = with,
		.spell = spell,
		.severities = severities,
		.bank = bank,
		.memo_form = form,
		.digits = messages,
		.printed = printed() | 1u << FIELD_EVIDENCE,
		.required = printed(),
		.groups = true,
		.memo = way != NO_MEMO};
	if (way == BY_FORM)
		by_layout(report, &input);
	check_report(&input, list);
	ita_bank_free(bank);
	spell_free(spell);
	free(severities);
	memo_form_free(form);
	check_words_free(with);
}

static void check_json(const char *json, enum way way, struct finding_list *list)
{
	struct report report;
	read_report(json, &report);
	check_it(&report, way, list);
	report_release(&report);
}

void checked(const char *json, struct finding_list *list)
{
	check_json(json, BY_RULES, list);
}

void checked_by_form(const char *json, struct finding_list *list)
{
	check_json(json, BY_FORM, list);
}

void checked_without_memo(const char *json, struct finding_list *list)
{
	check_json(json, NO_MEMO, list);
}

/* The findings of one rule; *first gets the first of them. */
static int count_rule(
	const struct finding_list *list, const char *rule, const struct finding **first)
{
	int times = 0;
	*first = NULL;
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->items[i].rule->name, rule) != 0)
			continue;
		if (!times++)
			*first = &list->items[i];
	}
	return times;
}

/* --- texts --- */

/* A step, or an owner, a line. */
static void put_lines(struct string_list *list, const char *text)
{
	string_list_release(list);
	list->present = true;
	for (const char *at = text; *at;) {
		const size_t bytes = strcspn(at, "\n");
		char *line = mem_strndup(at, bytes);
		string_list_add(list, line);
		free(line);
		at += bytes + (at[bytes] == '\n');
	}
}

static void put_own(struct report *report, const char *path, const char *text)
{
	enum head_what what;
	size_t index;
	char **place = NULL;
	if (head_path_parse(path, &what, &index))
		place = head_text(report, what, index);
	else if (!strcmp(path, "title"))
		place = &report->title;
	else if (!strcmp(path, "agency.name"))
		place = &report->agency.name;
	else if (!strcmp(path, "agency.province"))
		place = &report->agency.province;
	else if (!strcmp(path, "ita.items[0].issue"))
		place = &report->ita.items[0].issue;
	if (!place)
		fail_msg("%s: no such text", path);
	free(*place);
	*place = mem_strdup(text);
}

static void put_text(struct report *report, const char *field, const char *text)
{
	struct card *card = &report->cards[0];
	const enum card_field of = card_field_find(field);
	if (of == FIELD_NONE) {
		put_own(report, field, text);
		return;
	}
	char **place = card_text(card, of);
	if (of == FIELD_STEPS) {
		put_lines(&card->steps.items, text);
	} else if (of == FIELD_OWNERS) {
		put_lines(&card->owners, text);
	} else if (of == FIELD_REFS) {
		put_lines(&card->refs, text);
	} else {
		assert_non_null(place);
		free(*place);
		*place = mem_strdup(text);
	}
}

/* The bytes that a finding marks. */
static void put_marked(
	struct str *out, const struct report *report, const struct finding *finding)
{
	struct str text = STR_INIT;
	enum head_what what;
	size_t index;
	char **own = NULL;
	if (finding->spot.card)
		card_field_append(&text, &report->cards[finding->spot.card - 1],
			finding->spot.field);
	else if (head_path_parse(finding->spot.path, &what, &index))
		own = head_text((struct report *)report, what, index);
	else if (!strcmp(finding->spot.path, "title"))
		own = (char **)&report->title;
	if (own && *own)
		str_puts(&text, *own);
	assert_true(finding->spot.start + finding->spot.bytes <= text.bytes);
	str_append(out, text.data + finding->spot.start, finding->spot.bytes);
	str_release(&text);
}

static void check_row(const struct checked_text *row)
{
	struct report report;
	struct finding_list list = {0};
	const struct finding *first;
	struct str marked = STR_INIT;
	read_report(in_order, &report);
	put_text(&report, row->field, row->text);
	check_it(&report, BY_RULES, &list);
	const int times = count_rule(&list, row->rule, &first);
	if (times != row->times)
		fail_msg("%s in %s: “%s” fires %d times, not %d (%s)", row->rule,
			row->field, row->text, times, row->times,
			first ? first->message : "");
	if (row->words && first) {
		put_marked(&marked, &report, first);
		assert_string_equal(marked.data, row->words);
	}
	str_release(&marked);
	finding_list_release(&list);
	report_release(&report);
}

void check_texts_table(const struct checked_text *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_row(&rows[i]);
}

/* Each word in the sentence, a line of its own. */
static void say_each(struct str *out, const char *sentence, const char *words)
{
	for (const char *word = words; *word;) {
		const size_t bytes = strcspn(word, "|");
		for (const char *at = sentence; *at; at++)
			if (*at == '*')
				str_append(out, word, bytes);
			else
				str_putc(out, *at);
		word += bytes + (word[bytes] == '|');
		if (*word)
			str_putc(out, '\n');
	}
}

/* How often the rule fires in those bytes. */
static int fires_within(
	const struct finding_list *list, const char *rule, size_t start, size_t end)
{
	int times = 0;
	for (size_t i = 0; i < list->count; i++)
		times += !strcmp(list->items[i].rule->name, rule) &&
			 list->items[i].spot.start >= start &&
			 list->items[i].spot.start < end;
	return times;
}

static void check_words_row(const struct checked_words *row)
{
	struct report report;
	struct finding_list list = {0};
	struct str text = STR_INIT;
	say_each(&text, row->sentence, row->words);
	read_report(in_order, &report);
	put_text(&report, row->field, text.data);
	check_it(&report, BY_RULES, &list);
	for (size_t start = 0; start < text.bytes;) {
		const size_t bytes = strcspn(text.data + start, "\n");
		const int times = fires_within(&list, row->rule, start, start + bytes);
		if (times != row->times)
			fail_msg("%s in %s: “%.*s” fires %d times, not %d", row->rule,
				row->field, (int)bytes, text.data + start, times,
				row->times);
		start += bytes + 1;
	}
	str_release(&text);
	finding_list_release(&list);
	report_release(&report);
}

void check_words_table(const struct checked_words *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_words_row(&rows[i]);
}

/* --- reports --- */

/* The report in order, with members over those of the same keys. */
char *checked_with_members(const char *members)
{
	struct str json = STR_INIT;
	struct data *data = data_parse(in_order, strlen(in_order), "test", NULL);
	struct str text = STR_INIT;
	str_printf(&text, "{%s}", members);
	struct error error = ERROR_INIT;
	struct data *over = data_parse(text.data, text.bytes, "members", &error);
	if (!over)
		fail_msg("%s", error_message(&error));
	const struct node base = data_root(data), top = data_root(over);
	struct node member, same;
	str_putc(&json, '{');
	for (size_t position = 0; node_each(&base, &position, &member);) {
		if (node_member(&top, member.key, &same))
			continue;
		str_printf(&json, "\"%s\":", member.key);
		node_dump(&member, &json);
		str_putc(&json, ',');
	}
	str_puts(&json, members);
	str_putc(&json, '}');
	data_free(over);
	data_free(data);
	str_release(&text);
	return str_detach(&json);
}

int checked_times(const struct finding_list *list, const char *rule)
{
	const struct finding *first;
	return count_rule(list, rule, &first);
}

static void check_report_row(const struct checked_report *row)
{
	struct finding_list list = {0};
	const struct finding *first;
	char *json = checked_with_members(row->members);
	checked(json, &list);
	const int times = count_rule(&list, row->rule, &first);
	if (times != row->times)
		fail_msg("%s in %s: fires %d times, not %d (%s)", row->rule, row->members,
			times, row->times, first ? first->message : "");
	if (first && row->path) {
		assert_int_equal(first->spot.card, row->card);
		assert_string_equal(first->spot.path, row->path);
	}
	finding_list_release(&list);
	free(json);
}

void check_reports_table(const struct checked_report *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_report_row(&rows[i]);
}

/* Whether the words stand in the message; at_end: and nothing behind them. */
static bool is_said(const char *message, const char *words, bool at_end)
{
	const char *at = strstr(message, words);
	return at && (!at_end || !at[strlen(words)]);
}

static void assert_says(
	const char *rule, const char *members, const char *words, bool at_end)
{
	struct finding_list list = {0};
	const struct finding *first;
	char *json = checked_with_members(members);
	checked(json, &list);
	count_rule(&list, rule, &first);
	if (!words != !first || (first && !is_said(first->message, words, at_end)))
		fail_msg("%s in %s says “%s”, not “%s”", rule, members,
			first ? first->message : "", words ? words : "");
	finding_list_release(&list);
	free(json);
}

void checked_says(const char *rule, const char *members, const char *words)
{
	assert_says(rule, members, words, false);
}

void checked_ends(const char *rule, const char *members, const char *words)
{
	assert_says(rule, members, words, true);
}

/* --- enough of them --- */

enum { LEAST_FIRING = 3, LEAST_QUIET = 5 };

static void assert_enough(const char *rule, int firing, int quiet)
{
	if (firing < LEAST_FIRING || quiet < LEAST_QUIET)
		fail_msg("%s: %d that fire, %d that do not", rule, firing, quiet);
}

void assert_enough_texts(const struct checked_text *rows, size_t count, const char *rule)
{
	int firing = 0, quiet = 0;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(rows[i].rule, rule) == 0)
			rows[i].times ? firing++ : quiet++;
	}
	assert_enough(rule, firing, quiet);
}

void assert_enough_reports(
	const struct checked_report *rows, size_t count, const char *rule)
{
	int firing = 0, quiet = 0;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(rows[i].rule, rule) == 0)
			rows[i].times ? firing++ : quiet++;
	}
	assert_enough(rule, firing, quiet);
}
