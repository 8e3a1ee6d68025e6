/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/work.h"
#include "model/config.h"
#include "model/file.h"
#include "model/report.h"
#include "office/settings.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/number.h"
#include "text/str.h"
#include "text/user.h"

void session_release(struct session *session)
{
	free(session->office);
	free(session->who);
	*session = (struct session){0};
}

void session_set_office(struct session *session, const char *path)
{
	free(session->office);
	session->office = mem_strdup(path);
}

static char *default_office(void)
{
	struct str path = STR_INIT;
	if (config_value(CONFIG_OFFICE))
		return mem_strdup(config_value(CONFIG_OFFICE));
	file_data_folder(&path);
	str_puts(&path, "/office.db");
	return str_detach(&path);
}

const char *session_office(struct session *session)
{
	if (!session->office) {
		const char *named = getenv("MATTRAKAN_FILE");
		session->office = named && *named ? mem_strdup(named) : default_office();
	}
	return session->office;
}

const char *session_who(struct session *session)
{
	if (!session->who) {
		const struct passwd *person = user_of_id(getuid());
		struct str name = STR_INIT;
		if (person)
			str_puts(&name, person->pw_name);
		else
			str_printf(&name, "uid-%lu", (unsigned long)getuid());
		session->who = str_detach(&name);
	}
	return session->who;
}

/* Who it is says the server, where there is one; and in which digits that person reads. */
static void meet(struct session *session, struct store *store)
{
	const char *person = store_person(store);
	/* What it is already stays: somebody may hold it. */
	if (person && (!session->who || strcmp(person, session->who) != 0)) {
		free(session->who);
		session->who = mem_strdup(person);
	}
	language_set_digits(settings_digits(store, session_who(session)));
}

struct store *session_open(
	struct session *session, enum store_access access, struct error *error)
{
	struct store *store =
		store_open_telling(session_office(session), access, work_begin(), error);
	work_end();
	/* Now that it is open, what belongs to it is known by more than its looks. */
	if (store && !output_spares_office(error)) {
		store_close(store);
		store = NULL;
	}
	if (store)
		meet(session, store);
	if (store && store_warning(store))
		say("%s", store_warning(store));
	return store;
}

void session_digits(struct session *session)
{
	struct error error = ERROR_INIT;
	struct store *store = store_open(session_office(session), STORE_READ, &error);
	if (store)
		meet(session, store);
	store_close(store);
	error_release(&error);
}

int64_t report_number(const char *text)
{
	size_t used;
	int32_t value;
	if (!number_parse(text, strlen(text), &used, &value) || text[used])
		return 0;
	return value;
}

/* What the walk over the reports finds out to choose one. */
struct choice {
	int64_t count, only;
	struct str names;
};

static bool choice_visit(void *context, const struct report_summary *summary)
{
	struct choice *choice = context;
	choice->count++;
	choice->only = summary->number;
	message_append(&choice->names, "  %lld\t%d\t", (long long)summary->number,
		summary->fiscal_year);
	put_line(&choice->names, summary->title);
	str_putc(&choice->names, '\n');
	return true;
}

static bool choose(struct session *session, struct store *store, struct choice *choice,
	int64_t *number, struct error *error)
{
	if (!store_list(store, choice_visit, choice, error))
		return false;
	if (choice->count == 1) {
		*number = choice->only;
		return true;
	}
	if (!choice->count)
		return error_set(error, ERROR_USAGE,
			_("%s: there is no report yet; bring one in with: mattrakan "
			  "import FILE"),
			session_office(session));
	if (!store_last_opened(store, session_who(session), number, error))
		return false;
	if (*number)
		return true;
	fputs(choice->names.data, stderr);
	return error_set(error, ERROR_USAGE,
		_("several reports are here; name one with --report N"));
}

bool session_report(struct session *session, struct store *store, int64_t wanted,
	int64_t *number, struct error *error)
{
	if (wanted) {
		*number = wanted;
		return true;
	}
	struct choice choice = {.names = STR_INIT};
	bool chosen = choose(session, store, &choice, number, error);
	str_release(&choice.names);
	return chosen;
}

/* --- what was approved --- */

static bool is_false(const char *mark)
{
	return strcmp(mark, SEAL_MARK_FALSE) == 0;
}

bool say_seal(int64_t report, const char *mark)
{
	if (!is_false(mark))
		return true;
	say(_("report %lld is not what was approved; 'mattrakan verify' says why"),
		(long long)report);
	return false;
}

const char *report_state_shown(enum report_state state, const char *mark)
{
	return is_false(mark) ? REPORT_STATE_FALSE : report_state_name(state);
}
