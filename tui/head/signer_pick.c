/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/signer_pick.h"

#include <stdlib.h>
#include <string.h>

#include "db/trust/people.h"
#include "model/head_text.h"
#include "model/lists.h"
#include "model/signatory.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/name.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/people.h"
#include "tui/terminal/terminal.h"

/* NULL: the row is of no signature. */
static const struct signature *signature_of(
	const struct head_editor *editor, const struct head_row *row)
{
	const struct memo *memo = &editor->head.memo;
	return row && head_list_of(row->what) == LIST_SIGNERS && row->index < memo->count
		       ? &memo->signatures[row->index]
		       : NULL;
}

bool signer_is_missing(const struct head_editor *editor, const struct people *people,
	const struct head_row *row)
{
	const struct signature *signature = signature_of(editor, row);
	return signature && row->what == HEAD_SIGNER_NAME && !editor->read_only &&
	       signatory_blocks(people_signatory(people, signature));
}

static bool anybody_signs(const struct people *people)
{
	for (size_t i = 0; i < people->count; i++)
		if (people->items[i].roles & ROLE_SUPERVISOR)
			return true;
	return false;
}

void signer_append(const struct head_editor *editor, const struct people *people,
	const struct head_row *row, struct str *out)
{
	const struct signature *signature = signature_of(editor, row);
	if (!signature || row->what != HEAD_SIGNER_NAME || !anybody_signs(people))
		return;
	people_signatory_append(people, signature, out);
	if (signer_is_missing(editor, people, row))
		/* TRANSLATORS: behind what is wrong. */
		str_puts(out, _(". Ctrl-O chooses who signs."));
}

/* --- choosing --- */

static void put_person(struct string_list *texts, const struct people_row *person)
{
	struct str text = STR_INIT;
	str_puts(&text, person->name);
	if (*person->post)
		str_printf(&text, ", %s", person->post);
	string_list_add(texts, text.data);
	str_release(&text);
}

/* The paper first, then the supervisors; the index of each of these among the people. */
static size_t *put_choices(const struct people *people, struct string_list *texts)
{
	size_t *rows = mem_new(people->count + 1, sizeof(*rows));
	string_list_add(texts, _("signs on the paper"));
	for (size_t i = 0; i < people->count; i++) {
		if (!(people->items[i].roles & ROLE_SUPERVISOR))
			continue;
		rows[texts->count] = i;
		put_person(texts, &people->items[i]);
	}
	return rows;
}

/* Where the cursor stands first: whose it is, or, while nobody said, whose name it has. */
static size_t choice_now(const struct head_editor *editor, const struct people *people,
	const size_t *rows, size_t count)
{
	const struct signature *signature = signature_of(editor, head_editor_now(editor));
	size_t choice = 1;
	while (signature && choice < count) {
		const struct people_row *person = &people->items[rows[choice]];
		if (signature->signer ? strcmp(signature->signer, person->login) == 0
				      : name_same(signature->name, person->name))
			return choice;
		choice++;
	}
	return 0;
}

static void ask(struct head_editor *editor, const struct people *people)
{
	struct string_list texts = {0};
	size_t *rows = put_choices(people, &texts);
	const size_t chosen = dialog_pick_at(editor->app, _("Who signs?"),
		(const char *const *)texts.items, texts.count,
		choice_now(editor, people, rows, texts.count), false, NULL);
	if (chosen == 0) {
		head_editor_give(editor, NULL, NULL, NULL);
	} else if (chosen < texts.count) {
		const struct people_row *person = &people->items[rows[chosen]];
		head_editor_give(editor, person->login, person->name, person->post);
	}
	free(rows);
	string_list_release(&texts);
}

void signer_pick(struct head_editor *editor, struct people *people)
{
	struct error error = ERROR_INIT;
	if (!people_read(people, editor->app, &error))
		app_error(editor->app, &error);
	else if (!anybody_signs(people))
		app_message(editor->app, STYLE_WARNING, "%s",
			_("Nobody is a supervisor in this office file yet: whoever stands "
			  "here signs on the paper"));
	else
		ask(editor, people);
}
