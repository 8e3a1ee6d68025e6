/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/report_check.h"

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "check/rules.h"
#include "check/spell.h"
#include "check/words.h"
#include "db/check_settings.h"
#include "db/found.h"
#include "db/office_words.h"
#include "db/overview.h"
#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "model/card.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "model/lists.h"
#include "model/memo_form.h"
#include "model/report.h"
#include "model/signatory.h"
#include "model/card_copy.h"
#include "office/ita_start.h"
#include "report/memo.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/progress.h"
#include "text/str.h"

/* --- what somebody accepts --- */

static bool take_acceptance(void *context, const struct acceptance *acceptance)
{
	struct report_check *check = context;
	check->accepted = mem_grow(check->accepted, check->accepted_count,
		&check->accepted_capacity, sizeof(*check->accepted));
	check->accepted[check->accepted_count++] = (struct accepted){
		.card = acceptance->card,
		.start = acceptance->start,
		.at = acceptance->at,
		.rule = mem_strdup(acceptance->rule),
		.path = mem_strdup(acceptance->path),
		.basis = mem_strdup(acceptance->basis),
		.reason = mem_strdup(acceptance->reason),
		.who = mem_strdup(acceptance->who),
	};
	return true;
}

static void release_accepted(struct report_check *check)
{
	for (size_t i = 0; i < check->accepted_count; i++) {
		const struct accepted *accepted = &check->accepted[i];
		free(accepted->rule);
		free(accepted->path);
		free(accepted->basis);
		free(accepted->reason);
		free(accepted->who);
	}
	free(check->accepted);
}

static bool is_accepted(
	const struct finding *finding, int64_t card, const struct accepted *accepted)
{
	return card == accepted->card &&
	       (int64_t)finding->spot.start == accepted->start &&
	       strcmp(finding->rule->name, accepted->rule) == 0 &&
	       strcmp(finding->spot.path, accepted->path) == 0 &&
	       strcmp(finding->basis, accepted->basis) == 0;
}

static void put(char **to, const char *text)
{
	free(*to);
	*to = mem_strdup(text);
}

static void give_reason(
	const struct report_check *check, int64_t card, struct finding *finding)
{
	for (size_t i = 0; i < check->accepted_count; i++) {
		const struct accepted *accepted = &check->accepted[i];
		if (!is_accepted(finding, card, accepted))
			continue;
		put(&finding->reason, accepted->reason);
		put(&finding->who, accepted->who);
		finding->at = accepted->at;
	}
}

int64_t report_check_card(const struct report_check *check, int place)
{
	return place > 0 && (size_t)place <= check->cards_count ? check->cards[place - 1]
								: 0;
}

void report_check_give_reasons(
	const struct report_check *check, int64_t card, struct finding_list *list)
{
	for (size_t i = 0; check->accepted_count && i < list->count; i++) {
		struct finding *finding = &list->items[i];
		const int place = finding->spot.card;
		give_reason(check,
			!place ? 0
			: card ? card
			       : report_check_card(check, place),
			finding);
	}
}

/* --- reading --- */

static bool take_severity(void *context, const char *rule, const char *severity)
{
	signed char *severities = context;
	const size_t index = rule_find(rule);
	enum severity set;
	/* A rule of another version of the program means nothing here. */
	if (index < rules_count && severity_find(severity, &set))
		severities[index] = (signed char)set;
	return true;
}

static signed char *rules_as_delivered(void)
{
	signed char *severities = mem_new(rules_count, sizeof(*severities));
	memset(severities, -1, rules_count);
	return severities;
}

signed char *report_check_severities(struct store *store, struct error *error)
{
	signed char *severities = rules_as_delivered();
	if (store_rules(store, take_severity, severities, error))
		return severities;
	free(severities);
	return NULL;
}

static bool take_card(void *context, const struct card_overview *card)
{
	struct report_check *check = context;
	check->cards = mem_grow(check->cards, check->cards_count, &check->cards_capacity,
		sizeof(*check->cards));
	check->cards[check->cards_count++] = card->number;
	return true;
}

static bool hold_card(void *context, const struct card_overview *card)
{
	struct report_check *check = context;
	check->stored = mem_grow(check->stored, check->stored_count,
		&check->stored_capacity, sizeof(*check->stored));
	struct card_entry *entry = &check->stored[check->stored_count++];
	*entry = (struct card_entry){.number = card->number, .place = card->place};
	card_copy(&entry->card, card->card);
	return true;
}

static bool hold(struct report_check *check, struct store *store, struct error *error)
{
	check->held = store_overview(store, check->number, "", hold_card, check, error);
	return check->held;
}

static void set_input(struct report_check *check, enum digits digits)
{
	struct check_input *input = &check->input;
	const struct layout *layout = check->layout;
	check->spell = spell_new(check->words, &check->report);
	spell_learn(check->spell, &check->learned);
	*input = (struct check_input){.report = &check->report,
		.words = check->words,
		.spell = check->spell,
		.memo = memo_goes_with(&check->report, layout),
		.groups = layout->groups,
		.units = check->units.present ? &check->units : NULL,
		.bank = check->bank,
		.memo_form = check->memo_form,
		.signatories = &check->signatories,
		.severities = check->severities,
		.digits = digits};
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		input->printed |= (unsigned)layout_prints(layout, field) << field;
		input->required |= (unsigned)layout_requires(layout, field) << field;
	}
	input->printed |= (unsigned)layout->groups << FIELD_GROUP;
}

bool report_check_signatories(const struct report *report, struct store *store,
	struct string_list *list, struct error *error)
{
	const struct memo *memo = &report->memo;
	struct people people = {NULL, 0, 0};
	if (!people_list_read(&people, store, error))
		return false;
	for (size_t i = 0; i < memo->count; i++) {
		struct str why = STR_INIT;
		if (signatory_blocks(people_signatory(&people, &memo->signatures[i])))
			people_signatory_append(&people, &memo->signatures[i], &why);
		string_list_add(list, why.bytes ? why.data : "");
		str_release(&why);
	}
	people_release(&people);
	return true;
}

/* What the office says of its reports, and of this one. */
static bool read_office(
	struct report_check *check, struct store *store, struct error *error)
{
	return store_units(store, &check->units, error) &&
	       store_office_words(store, &check->learned, error) &&
	       report_check_signatories(
		       &check->report, store, &check->signatories, error) &&
	       store_acceptances(store, check->number, take_acceptance, check, error);
}

/* What a check needs of it besides the report, which is read. */
static bool read_rest(
	struct report_check *check, struct store *store, struct error *error)
{
	const struct report *report = &check->report;
	check->bank = store ? ita_bank_of(store, report, error)
			    : ita_bank_load(report->fiscal_year - 1,
				      ita_body_of(report->agency.type), error);
	return check->bank &&
	       (check->severities = store ? report_check_severities(store, error)
					  : rules_as_delivered()) &&
	       (!store || read_office(check, store, error));
}

struct report_check *report_check_make(
	struct report_check *check, enum digits digits, struct error *error)
{
	if ((check->layout = layout_load(check->report.layout, error)) &&
		(check->words = check_words_load(error)) &&
		(check->memo_form = memo_form_load(error))) {
		set_input(check, digits);
		return check;
	}
	report_check_free(check);
	return NULL;
}

struct report_check *report_check_read(struct store *store, int64_t report,
	struct report *head, bool holds, struct error *error)
{
	struct report_check *check = mem_new(1, sizeof(*check));
	bool good = true;
	check->number = report;
	report_init(&check->report);
	if (head) {
		check->report = *head;
		report_init(head);
	} else {
		good = store_load_head(store, report, &check->report, error);
	}
	if (good && read_rest(check, store, error) &&
		(!holds || hold(check, store, error)))
		return check;
	report_check_free(check);
	return NULL;
}

static struct report_check *read_and_make(struct store *store, int64_t report,
	struct report *head, enum digits digits, struct error *error)
{
	struct report_check *check = report_check_read(store, report, head, false, error);
	return check ? report_check_make(check, digits, error) : NULL;
}

struct report_check *report_check_typed(struct store *store, int64_t report,
	struct report *head, enum digits digits, struct error *error)
{
	return read_and_make(store, report, head, digits, error);
}

struct report_check *report_check_head(
	struct store *store, int64_t report, enum digits digits, struct error *error)
{
	return read_and_make(store, report, NULL, digits, error);
}

struct report_check *report_check_run(
	struct store *store, int64_t report, enum digits digits, struct error *error)
{
	struct report_check *check = mem_new(1, sizeof(*check));
	check->number = report;
	report_init(&check->report);
	if (!store_load(store, report, &check->report, error) ||
		!read_rest(check, store, error) ||
		!store_overview(store, report, "", take_card, check, error)) {
		report_check_free(check);
		return NULL;
	}
	if (!(check = report_check_make(check, digits, error)))
		return NULL;
	check->input.progress = store_watcher(store);
	check_report(&check->input, &check->list);
	check->input.progress = NULL;
	if (progress_stopped(store_watcher(store))) {
		progress_fail(error);
		report_check_free(check);
		return NULL;
	}
	report_check_give_reasons(check, 0, &check->list);
	return check;
}

void report_check_keep(
	const struct report_check *check, struct store *store, const char *who)
{
	const struct found found = {
		.errors = (int64_t)finding_list_count(&check->list, SEVERITY_ERROR),
		.warnings = (int64_t)finding_list_count(&check->list, SEVERITY_WARNING),
		.at = time_now()};
	struct error error = ERROR_INIT;
	const int patience = store_patience(store, 0);
	if (!store_keep_found(store, check->number, &found, who, &error))
		error_release(&error);
	store_patience(store, patience);
}

void report_check_free(struct report_check *check)
{
	if (!check)
		return;
	finding_list_release(&check->list);
	report_release(&check->report);
	layout_free(check->layout);
	check_words_free(check->words);
	spell_free(check->spell);
	ita_bank_free(check->bank);
	memo_form_free(check->memo_form);
	string_list_release(&check->units);
	string_list_release(&check->learned);
	string_list_release(&check->signatories);
	free(check->severities);
	free(check->cards);
	for (size_t i = 0; i < check->stored_count; i++)
		card_entry_release(&check->stored[i]);
	free(check->stored);
	release_accepted(check);
	free(check);
}

/* --- what a person says --- */

static struct acceptance acceptance_of(const struct report_check *check,
	const struct finding *finding, const char *reason)
{
	return (struct acceptance){
		.card = report_check_card(check, finding->spot.card),
		.rule = finding->rule->name,
		.path = finding->spot.path,
		.start = (int64_t)finding->spot.start,
		.basis = finding->basis,
		.reason = reason,
	};
}

bool report_check_accept(const struct report_check *check, struct store *store,
	const struct finding *finding, const char *reason, const char *who,
	struct error *error)
{
	const struct acceptance acceptance = acceptance_of(check, finding, reason);
	return store_accept(store, check->number, &acceptance, who, error);
}

bool report_check_unaccept(const struct report_check *check, struct store *store,
	const struct finding *finding, const char *who, struct error *error)
{
	const struct acceptance acceptance =
		acceptance_of(check, finding, finding->reason);
	return store_unaccept(store, check->number, &acceptance, who, error);
}

static bool take_person(void *context, const struct person *person)
{
	bool *any = context;
	*any = *any || person->roles;
	return true;
}

bool report_check_may_set_rules(
	struct store *store, const char *who, bool *may, struct error *error)
{
	bool any = false;
	unsigned roles = 0;
	if (!store_people(store, take_person, &any, error) ||
		!store_roles(store, who, &roles, error))
		return false;
	*may = !any || roles & ROLE_SUPERVISOR || store_administers(store);
	return true;
}

bool report_check_set_rule(struct store *store, const char *rule, const char *severity,
	const char *who, struct error *error)
{
	bool may;
	if (!report_check_may_set_rules(store, who, &may, error))
		return false;
	if (!may)
		return error_set(error, ERROR_REFUSED,
			_("only a supervisor sets rules for the whole office"));
	return store_set_rule(store, rule, severity, who, error);
}

/* --- texts --- */

struct wanted {
	const char *path;
	struct str *out;
	bool found;
};

static void take_text(void *context, const struct check_text *text)
{
	struct wanted *wanted = context;
	if (wanted->found || text->card || strcmp(text->path, wanted->path) != 0)
		return;
	str_append(wanted->out, text->text, text->bytes);
	wanted->found = true;
}

bool report_check_text(
	const struct report_check *check, const struct spot *spot, struct str *out)
{
	if (spot->card) {
		if (spot->field == FIELD_NONE || (size_t)spot->card > check->report.count)
			return false;
		card_field_append(out, &check->report.cards[spot->card - 1], spot->field);
		return true;
	}
	struct report own = check->report;
	struct check_input input = check->input;
	struct wanted wanted = {spot->path, out, false};
	own.count = 0;
	input.report = &own;
	check_texts(&input, take_text, &wanted);
	return wanted.found;
}
