/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/memo_start.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "model/head_text.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/name.h"
#include "text/str.h"

/* --- what the report says --- */

struct counts {
	size_t measures, done;
};

static bool take_counts(void *context, const struct report_summary *summary)
{
	struct counts *counts = context;
	counts->measures = (size_t)summary->cards;
	counts->done = (size_t)summary->cards_done;
	return true;
}

bool memo_facts_read(struct memo_form **form, struct memo_facts *facts,
	const struct report *head, struct store *store, int64_t number,
	struct error *error)
{
	struct counts counts = {0};
	*facts = (struct memo_facts){0};
	*form = NULL;
	if (number && !store_summary(store, number, take_counts, &counts, error))
		return false;
	*form = memo_form_load(error);
	if (*form)
		memo_facts_init(facts, *form, head, counts.measures, counts.done);
	return *form != NULL;
}

/* --- who signs --- */

struct signing {
	struct store *store;
	const struct report *head;
	int64_t number;
	struct people people;
	struct memo known; /* of the newest report of the agency that has signatures */
	struct error *error;
	bool failed;
};

static bool find_known(void *context, const struct report_summary *summary)
{
	struct signing *signing = context;
	const struct agency *agency = &signing->head->agency;
	struct report report;
	if (summary->number == signing->number ||
		strcmp(summary->agency_type, agency->type ? agency->type : "") != 0 ||
		!name_same(summary->agency_name, agency->name))
		return true;
	if (!store_load_head(signing->store, summary->number, &report, signing->error)) {
		signing->failed = true;
		return false;
	}
	const bool found = report.memo.count > 0;
	if (found) {
		signing->known = report.memo;
		report.memo = (struct memo){0};
	}
	report_release(&report);
	return !found;
}

static bool is_supervisor(const struct people_row *person)
{
	return person && (person->roles & ROLE_SUPERVISOR);
}

static bool anybody_signs_here(const struct people *people)
{
	for (size_t i = 0; i < people->count; i++)
		if (is_supervisor(&people->items[i]))
			return true;
	return false;
}

static void put_text(char **place, const char *text)
{
	if (text && *text)
		*place = mem_strdup(text);
}

/* Supervisors of a post sign in the office file. */
static size_t add_people(
	struct memo *memo, const struct signing *signing, enum memo_post post)
{
	const size_t before = memo->count;
	for (size_t i = 0; i < signing->people.count; i++) {
		const struct people_row *person = &signing->people.items[i];
		if (!is_supervisor(person) || memo_post_of(person->post) != post)
			continue;
		struct signature *signature = memo_add_signature(memo);
		put_text(&signature->signer, person->login);
		put_text(&signature->name, person->name);
		put_text(&signature->post, person->post);
	}
	return memo->count - before;
}

/* Others sign on the paper, as they did in the memo before. Who signed in the office file
 * then and is none of its supervisors any more is nobody to sign now. */
static size_t add_known(
	struct memo *memo, const struct signing *signing, enum memo_post post, bool here)
{
	const size_t before = memo->count;
	for (size_t i = 0; i < signing->known.count; i++) {
		const struct signature *known = &signing->known.signatures[i];
		if (memo_post_of(known->post) != post ||
			(known->signer && *known->signer))
			continue;
		struct signature *signature = memo_add_signature(memo);
		put_text(&signature->name, known->name);
		put_text(&signature->post, known->post);
		put_text(&signature->acting, known->acting);
		signature->signer = here ? mem_strdup("") : NULL;
	}
	return memo->count - before;
}

/* Of each post, in the order in which they sign: the office's people, else who signed
 * before, else the post alone. */
static void put_signatures(
	struct memo *memo, const struct signing *signing, const struct memo_facts *facts)
{
	const bool here = anybody_signs_here(&signing->people);
	for (enum memo_post post = 0; post < MEMO_POSTS; post++) {
		if (add_people(memo, signing, post) ||
			add_known(memo, signing, post, here))
			continue;
		struct signature *signature = memo_add_signature(memo);
		put_text(&signature->post, facts->posts[post]);
		signature->signer = here ? mem_strdup("") : NULL;
	}
}

static void release_signing(struct signing *signing)
{
	struct report report;
	report_init(&report);
	report.memo = signing->known;
	report_release(&report);
	people_release(&signing->people);
}

/* Whom it is to: the last one who signs. */
static void put_addressee(struct memo *memo)
{
	if ((memo->to && *memo->to) || !memo->count)
		return;
	const char *post = memo->signatures[memo->count - 1].post;
	free(memo->to);
	memo->to = post ? mem_strndup(post, strcspn(post, "\n")) : NULL;
}

static bool fill_signatures(struct report *head, struct store *store, int64_t number,
	const struct memo_facts *facts, struct error *error)
{
	struct signing signing = {
		.store = store, .head = head, .number = number, .error = error};
	if (head->memo.count)
		return true;
	const bool good = people_list_read(&signing.people, store, error) &&
			  store_list(store, find_known, &signing, error) &&
			  !signing.failed;
	if (good)
		put_signatures(&head->memo, &signing, facts);
	release_signing(&signing);
	return good;
}

bool memo_prefill(
	struct report *head, struct store *store, int64_t number, struct error *error)
{
	struct memo_form *form;
	struct memo_facts facts;
	const bool good = memo_facts_read(&form, &facts, head, store, number, error) &&
			  fill_signatures(head, store, number, &facts, error);
	if (good) {
		memo_form_fill(form, &facts, &head->memo);
		put_addressee(&head->memo);
		head->memo.printed = head->memo.printed_present = true;
	}
	memo_facts_release(&facts);
	memo_form_free(form);
	return good;
}

/* --- in the office file --- */

/* Changes a report's head as it is stored, unless somebody else does so meanwhile. */
typedef bool head_change(
	void *context, struct report *head, struct store *store, struct error *error);

static bool change_head(struct store *store, int64_t number, const char *who,
	head_change *change, void *context, struct error *error)
{
	struct report head;
	int64_t revision;
	if (!store_read_head(store, number, &head, &revision, error))
		return false;
	enum save_outcome outcome = SAVE_FAILED;
	if (change(context, &head, store, error))
		outcome = store_save_head(store, number, &head, &revision, who, error);
	report_release(&head);
	if (outcome == SAVE_CONFLICT)
		error_set(error, ERROR_REFUSED,
			_("Somebody else is saving this report: please save again"));
	return outcome == SAVE_DONE;
}

static bool add(
	void *context, struct report *head, struct store *store, struct error *error)
{
	return memo_prefill(head, store, *(const int64_t *)context, error);
}

bool memo_add(struct store *store, int64_t report, const char *who, struct error *error)
{
	return change_head(store, report, who, add, &report, error);
}

static bool leave_out(
	void *context, struct report *head, struct store *store, struct error *error)
{
	(void)context, (void)store, (void)error;
	if (head->memo.present) {
		head->memo.printed = false;
		head->memo.printed_present = true;
	}
	return true;
}

bool memo_leave_out(
	struct store *store, int64_t report, const char *who, struct error *error)
{
	return change_head(store, report, who, leave_out, NULL, error);
}

/* --- figures --- */

struct update {
	int64_t number;
	size_t changed;
	struct report *head;
	const struct memo_form *form;
	const struct memo_facts *facts;
};

static void update_text(
	void *context, enum head_what what, size_t index, const char *text)
{
	struct update *update = context;
	struct memo_outdated found;
	struct str now = STR_INIT;
	const size_t before = update->changed;
	if (!text)
		return;
	str_puts(&now, text);
	for (size_t from = 0; memo_form_outdated(
		     update->form, update->facts, what, now.data, from, &found);) {
		const char *fact = update->facts->texts[found.fact];
		str_splice(&now, found.start, found.bytes, fact, strlen(fact));
		from = found.start + strlen(fact);
		update->changed++;
	}
	if (update->changed > before)
		head_put_text(update->head, what, index, now.data);
	str_release(&now);
}

static bool update(
	void *context, struct report *head, struct store *store, struct error *error)
{
	struct update *update = context;
	struct memo_form *form;
	struct memo_facts facts;
	if (!memo_facts_read(&form, &facts, head, store, update->number, error))
		return false;
	update->head = head;
	update->form = form;
	update->facts = &facts;
	head_walk(head, HEAD_SUBJECT, HEAD_SECTION_TEXT, update_text, update);
	memo_facts_release(&facts);
	memo_form_free(form);
	return true;
}

bool memo_update(struct store *store, int64_t report, const char *who, size_t *changed,
	struct error *error)
{
	struct update context = {.number = report};
	const bool good = change_head(store, report, who, update, &context, error);
	*changed = good ? context.changed : 0;
	return good;
}
