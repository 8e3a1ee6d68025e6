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
#include "db/office_words.h"
#include "db/overview.h"
#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "model/card.h"
#include "model/ita_bank.h"
#include "model/lists.h"
#include "model/memo_form.h"
#include "model/report.h"
#include "model/signatory.h"
#include "office/ita_start.h"
#include "report/memo.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
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

signed char *report_check_severities(struct store *store, struct error *error)
{
	signed char *severities = mem_new(rules_count, sizeof(*severities));
	memset(severities, -1, rules_count);
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

/* What is wrong with each signature. */
static bool read_signatories(
	struct report_check *check, struct store *store, struct error *error)
{
	const struct memo *memo = &check->report.memo;
	struct people people = {NULL, 0, 0};
	if (!people_list_read(&people, store, error))
		return false;
	for (size_t i = 0; i < memo->count; i++) {
		struct str why = STR_INIT;
		if (signatory_blocks(people_signatory(&people, &memo->signatures[i])))
			people_signatory_append(&people, &memo->signatures[i], &why);
		string_list_add(&check->signatories, why.bytes ? why.data : "");
		str_release(&why);
	}
	people_release(&people);
	return true;
}

/* What a check needs besides the report, which is read. */
static bool read_rest(
	struct report_check *check, struct store *store, struct error *error)
{
	return (check->layout = layout_load(check->report.layout, error)) &&
	       (check->words = check_words_load(error)) &&
	       (check->memo_form = memo_form_load(error)) &&
	       (check->severities = report_check_severities(store, error)) &&
	       store_units(store, &check->units, error) &&
	       store_office_words(store, &check->learned, error) &&
	       read_signatories(check, store, error) &&
	       store_acceptances(store, check->number, take_acceptance, check, error);
}

struct report_check *report_check_head(
	struct store *store, int64_t report, enum digits digits, struct error *error)
{
	struct report_check *check = mem_new(1, sizeof(*check));
	check->number = report;
	report_init(&check->report);
	if (!store_load_head(store, report, &check->report, error) ||
		!(check->bank = ita_bank_of(store, &check->report, error)) ||
		!read_rest(check, store, error)) {
		report_check_free(check);
		return NULL;
	}
	set_input(check, digits);
	return check;
}

struct report_check *report_check_run(
	struct store *store, int64_t report, enum digits digits, struct error *error)
{
	struct report_check *check = mem_new(1, sizeof(*check));
	check->number = report;
	report_init(&check->report);
	if (!store_load(store, report, &check->report, error) ||
		!(check->bank = ita_bank_of(store, &check->report, error)) ||
		!read_rest(check, store, error) ||
		!store_overview(store, report, "", take_card, check, error)) {
		report_check_free(check);
		return NULL;
	}
	set_input(check, digits);
	check_report(&check->input, &check->list);
	report_check_give_reasons(check, 0, &check->list);
	return check;
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
