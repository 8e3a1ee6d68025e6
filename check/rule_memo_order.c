/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * memo-order: a memo whose days cannot be (written before the round that it reports on was
 * over, signed before it was written or before the one below it signed), that is addressed
 * to another than who signs last, whose subject names another year than the title, or that
 * one person signs in two posts without holding one for another.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/days.h"
#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/head_text.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/name.h"
#include "text/number.h"
#include "text/str.h"

enum { YEAR_FIRST = 2400, YEAR_LAST = 2700 };

/* --- dates --- */

/* The whole date that a text of the memo is; false: it is none, or has no year. */
static bool whole_date(const char *text, struct date *date)
{
	size_t used;
	bool asks;
	return text && date_parse(text, strlen(text), &used, date, &asks) && date->day &&
	       date->year && !asks;
}

static void put_date(const struct check *check, struct str *out, struct date date)
{
	date_append(out, date, DATE_LONG, check->input->digits);
}

static void look_at_memo_date(struct check *check, struct date written)
{
	const struct report *report = check->report;
	const struct date last = fiscal_year_last(report->fiscal_year, report->months);
	struct str end = STR_INIT;
	if (date_compare(written, last) >= 0)
		return;
	put_date(check, &end, last);
	finding_set_basis(
		check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE, "memo.date",
			_("the memo is dated before %s, the last day that it "
			  "reports on"),
			end.data),
		report->memo.date);
	str_release(&end);
}

static void tell_signed(struct check *check, size_t index, const char *date,
	struct date earlier, bool memo)
{
	struct str path = STR_INIT, before = STR_INIT, basis = STR_INIT;
	head_path(&path, HEAD_SIGNER_DATE, index);
	put_date(check, &before, earlier);
	struct finding *finding =
		memo ? check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE, path.data,
			       _("signed before %s, the day on which the memo was written"),
			       before.data)
		     : check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE, path.data,
			       _("signed before %s, when the one before had signed"),
			       before.data);
	str_printf(&basis, "%s %s", date, before.data);
	finding_set_basis(finding, basis.data);
	str_release(&path);
	str_release(&before);
	str_release(&basis);
}

static void look_at_dates(struct check *check)
{
	const struct memo *memo = &check->report->memo;
	struct date earlier = {0}, date;
	bool of_memo = true;
	if (whole_date(memo->date, &date)) {
		look_at_memo_date(check, date);
		earlier = date;
	}
	for (size_t i = 0; i < memo->count; i++) {
		if (!whole_date(memo->signatures[i].date, &date))
			continue;
		if (date_compare(date, earlier) < 0) {
			tell_signed(check, i, memo->signatures[i].date, earlier, of_memo);
		} else {
			earlier = date;
			of_memo = false;
		}
	}
}

/* --- the addressee --- */

/* A post as it is compared: kinds of bodies written out, white space left out. */
static char *post_key(const char *post)
{
	static const struct {
		const char *abbreviation, *name;
	} kinds[] = {{"อบต.", "องค์การบริหารส่วนตำบล"}, {"อบต", "องค์การบริหารส่วนตำบล"},
		{"อบจ.", "องค์การบริหารส่วนจังหวัด"}, {"อบจ", "องค์การบริหารส่วนจังหวัด"},
		{"ทต.", "เทศบาลตำบล"}, {"ทม.", "เทศบาลเมือง"}, {"ทน.", "เทศบาลนคร"},
		{"เทศมนตรี", "เทศบาล"}, {"ท่าน", ""}, {"เรียน", ""}};
	struct str key = STR_INIT;
	char *name = name_key(post);
	for (size_t at = 0; name[at];) {
		size_t used = 0;
		for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && !used; i++)
			if (begins_with(name + at, kinds[i].abbreviation)) {
				used = strlen(kinds[i].abbreviation);
				str_puts(&key, kinds[i].name);
			}
		if (!used && name[at] != ' ')
			str_putc(&key, name[at]);
		at += used ? used : 1;
	}
	free(name);
	return str_detach(&key);
}

/* Whether the post, or that in whose place it is held, is the addressee's: one names the
 * body, the other may not. */
static bool holds_post(const char *post, const char *addressee)
{
	bool holds = false;
	char *key = post_key(post);
	const size_t length = strlen(addressee), bytes = strlen(key);
	for (size_t at = 0; at + length <= bytes && !holds; at++)
		holds = bytes_begin_at(key, bytes, at, addressee) &&
			!bytes_end_with(key, at, "รอง");
	holds = holds || bytes_begin_at(addressee, length, 0, key);
	free(key);
	return holds;
}

static void look_at_addressee(struct check *check)
{
	const struct memo *memo = &check->report->memo;
	if (!memo->count)
		return;
	const struct signature *last = &memo->signatures[memo->count - 1];
	if (!last->post || !*last->post)
		return;
	char *addressee = post_key(memo->to);
	const bool same = holds_post(last->post, addressee) ||
			  holds_post(last->acting, addressee) ||
			  holds_post(last->deputy_post, addressee);
	if (*addressee && !same) {
		struct str basis = STR_INIT;
		struct finding *finding =
			check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE, "memo.to",
				_("addressed to “%s”, but the last to sign is “%s”"),
				memo->to, last->post);
		str_printf(&basis, "%s\n%s", memo->to, last->post);
		finding_set_basis(finding, basis.data);
		str_release(&basis);
	}
	free(addressee);
}

/* --- the year of the subject --- */

/* The last year that the text names; 0: none. *fiscal: it is called a fiscal year, which
 * the rule of years looks at. */
static int year_of(const char *text, bool *fiscal)
{
	const size_t bytes = text ? strlen(text) : 0;
	int year = 0;
	size_t at = 0, used;
	while ((at = digit_next(text, bytes, at)) < bytes) {
		int32_t value;
		const size_t end = digits_stop(text, bytes, at);
		if (number_parse(text + at, end - at, &used, &value) &&
			value >= YEAR_FIRST && value <= YEAR_LAST) {
			size_t left = at;
			text_take_back(text, &left, "พ.ศ.");
			text_take_back(text, &left, "พ.ศ");
			year = (int)value;
			*fiscal = text_take_back(text, &left, "ปีงบประมาณ");
		}
		at = end;
	}
	return year;
}

/* Whether a text names the assessment, which is of the year before. */
static bool names_assessment(const char *text)
{
	static const char *const words[] = {"ITA", "ประเมินคุณธรรม", NULL};
	return any_word(text, 0, strlen(text), words);
}

static void look_at_subject(struct check *check)
{
	const struct report *report = check->report;
	bool fiscal = false, of_title = false;
	const int subject = year_of(report->memo.subject, &fiscal);
	const int title = year_of(report->title, &of_title);
	if (!subject || !title || subject == title || fiscal ||
		subject == report->fiscal_year ||
		(subject == report->fiscal_year - 1 &&
			names_assessment(report->memo.subject)))
		return;
	struct str said = STR_INIT, own = STR_INIT, basis = STR_INIT;
	check_number(check, &said, subject);
	check_number(check, &own, title);
	struct finding *finding = check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE,
		"memo.subject", _("the subject says %s, the report's title %s"),
		said.data, own.data);
	str_printf(&basis, "%s %s", said.data, own.data);
	finding_set_basis(finding, basis.data);
	str_release(&said);
	str_release(&own);
	str_release(&basis);
}

/* --- one person in two posts --- */

/* Whether the post is said to be held for another. */
static bool is_acting(const struct signature *signature)
{
	static const char *const words[] = {
		"รักษา", "แทน", "ปฏิบัติหน้าที่", "ปฏิบัติราชการ", NULL};
	const char *post = signature->post ? signature->post : "";
	return (signature->acting && *signature->acting) ||
	       (signature->deputy_post && *signature->deputy_post) ||
	       any_word(post, 0, strlen(post), words);
}

/* A first name alone is many people's. */
static bool has_surname(const char *name)
{
	const char *space = name ? strchr(name + strspn(name, " "), ' ') : NULL;
	return space && space[strspn(space, " ")];
}

/* Whether two texts of the memo are alike, white space aside; not where one is empty. */
static bool same_key(const char *one, const char *other)
{
	char *a = post_key(one ? one : ""), *b = post_key(other ? other : "");
	const bool same = *a && !strcmp(a, b);
	free(a);
	free(b);
	return same;
}

static void look_at_persons(struct check *check)
{
	const struct memo *memo = &check->report->memo;
	for (size_t i = 1; i < memo->count; i++)
		for (size_t k = 0; k < i; k++) {
			const struct signature *one = &memo->signatures[k];
			const struct signature *other = &memo->signatures[i];
			struct str path = STR_INIT;
			if (!one->post || !*one->post || !other->post || !*other->post ||
				!has_surname(other->name) ||
				!same_key(one->name, other->name) ||
				same_key(one->post, other->post) || is_acting(one) ||
				is_acting(other))
				continue;
			head_path(&path, HEAD_SIGNER_NAME, i);
			finding_set_basis(
				check_tell_at(check, SEVERITY_WARNING, 0, FIELD_NONE,
					path.data, _("%s signs as “%s”, too"),
					other->name, one->post),
				other->name);
			str_release(&path);
		}
}

static void look_at_report(struct check *check)
{
	if (!check->input->memo)
		return;
	look_at_dates(check);
	look_at_addressee(check);
	look_at_persons(check);
	look_at_subject(check);
}

const struct rule rule_memo_order = {
	.name = "memo-order",
	.severity = SEVERITY_WARNING,
	.title = N_("Days of the memo, whom it is addressed to"),
	.mend = N_(
		"The memo is written when the round is over, signed by one after the "
		"other, and addressed to who signs last. Correct the date or the post."),
	.report = look_at_report,
};
