/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/export_bundle.h"

#include <stdlib.h>
#include <string.h>

#include "cli/json_output.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "cli/work.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "office/bundle.h"
#include "print/outlet.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

void export_bundle_add(struct export_bundle *job, int64_t report)
{
	for (size_t i = 0; i < job->count; i++)
		if (job->reports[i] == report)
			return;
	job->reports =
		mem_grow(job->reports, job->count, &job->capacity, sizeof(*job->reports));
	job->reports[job->count++] = report;
}

void export_bundle_release(struct export_bundle *job)
{
	free(job->reports);
	*job = (struct export_bundle){0};
}

/* --- who signs --- */

struct looking {
	const char *who;
	bool signs;
};

static bool look(void *context, const struct person *person)
{
	struct looking *looking = context;
	if (!strcmp(person->login, looking->who))
		looking->signs = person->has_key && person->roles & ROLE_SUPERVISOR;
	return true;
}

static bool unlock(
	struct store *store, const char *who, struct signer **signer, struct error *error)
{
	struct passphrase passphrase;
	const bool read =
		passphrase_read(&passphrase, _("Passphrase, to sign the bundle"), error);
	*signer = read ? store_unlock(store, who, passphrase.text, time_now(), error)
		       : NULL;
	passphrase_wipe(&passphrase);
	return *signer != NULL;
}

/* *signer is NULL where whoever this is has no passphrase. */
static bool ask_signer(struct session *session, const struct export_bundle *job,
	struct signer **signer, struct error *error)
{
	struct looking looking = {session_who(session), false};
	*signer = NULL;
	if (job->unsigned_too)
		return true;
	struct store *store = session_open(session, STORE_READ, error);
	bool good = store && store_people(store, look, &looking, error);
	store_close(store);
	if (!good || !looking.signs)
		return good;
	/* A wrong one is counted. */
	store = session_open(session, STORE_WRITE, error);
	good = store && unlock(store, looking.who, signer, error);
	store_close(store);
	return good;
}

/* --- writing --- */

/* *approved: unless one is said to be approved and is not what was. */
static bool look_at_seals(const struct export_bundle *job, struct store *store,
	bool *approved, struct error *error)
{
	for (size_t i = 0; i < job->count; i++) {
		char mark[SEAL_MARK_BYTES];
		if (!store_seal_mark(store, job->reports[i], mark, error))
			return false;
		if (!say_seal(job->reports[i], mark))
			*approved = false;
	}
	return true;
}

static void say_made(const struct export_bundle *job, const struct signer *signer,
	const struct bundle_made *made)
{
	for (size_t i = 0; i < made->missing.count; i++)
		say(_("%s: this evidence file is not there, or not what it was, and is not "
		      "in the bundle"),
			made->missing.items[i]);
	say(_("%s: bundle %s; reports: %zu, evidence files: %zu"), job->to, made->mark,
		job->count, made->files);
	if (signer)
		say(_("%s: signed by %s"), job->to, signer_who(signer));
	else
		say(_("%s: nobody signed it; whoever takes it in has %s read out to them, "
		      "and takes it with --accept where theirs is the same"),
			job->to, made->mark);
}

static void tell_made(const struct export_bundle *job, const struct signer *signer,
	const struct bundle_made *made)
{
	struct str out = STR_INIT;
	json_begin(&out);
	json_text(&out, "format", BUNDLE_NAME);
	json_text(&out, "to", job->to);
	json_open_array(&out, "reports");
	for (size_t i = 0; i < job->count; i++) {
		json_next(&out);
		str_printf(&out, "%lld", (long long)job->reports[i]);
	}
	str_putc(&out, ']');
	json_text(&out, "mark", made->mark);
	json_number(&out, "files", (int64_t)made->files);
	json_texts(&out, "missing", (const char *const *)made->missing.items,
		made->missing.count);
	json_text(&out, "signed_by", signer ? signer_who(signer) : NULL);
	json_end(&out);
}

static bool write_to(struct session *session, const struct export_bundle *job,
	struct store *store, const struct signer *signer, struct bundle_made *made,
	struct error *error)
{
	const struct bundle_request request = {
		.store = store,
		.office = session_office(session),
		.reports = job->reports,
		.count = job->count,
		.who = session_who(session),
		.signer = signer,
	};
	struct outlet *outlet = outlet_open_file(job->to, job->force, error);
	if (!outlet)
		return false;
	store_watch(store, work_begin());
	const bool written = bundle_write(&request, outlet, made, error);
	store_watch(store, NULL);
	work_end();
	if (written)
		return outlet_finish(outlet, error);
	outlet_give_up(outlet);
	return false;
}

static bool choose_report(struct session *session, struct export_bundle *job,
	struct store *store, struct error *error)
{
	int64_t number;
	if (job->count)
		return true;
	if (!session_report(session, store, 0, &number, error))
		return false;
	export_bundle_add(job, number);
	return true;
}

int export_bundle(struct session *session, struct export_bundle *job)
{
	struct error error = ERROR_INIT;
	struct signer *signer = NULL;
	struct bundle_made made = {0};
	bool approved = true;
	struct store *store = session_open(session, STORE_READ, &error);
	const bool good = store && choose_report(session, job, store, &error) &&
			  look_at_seals(job, store, &approved, &error) &&
			  ask_signer(session, job, &signer, &error) &&
			  write_to(session, job, store, signer, &made, &error);
	if (good)
		say_made(job, signer, &made);
	if (good && session->json)
		tell_made(job, signer, &made);
	const bool whole = approved && !made.missing.count;
	store_close(store);
	signer_free(signer);
	bundle_made_release(&made);
	if (!good)
		return fail(&error);
	return whole ? 0 : ERROR_REFUSED;
}
