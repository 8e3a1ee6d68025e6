/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a card and those of a report itself: one after another, each with what is
 * wanted there, an example, what stands there and what was found in it. What is typed goes
 * into the fields of the screen's own editors.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/head_text.h"
#include "office/field_check.h"
#include "office/head_labels.h"
#include "plain/asking.h"
#include "plain/parts.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/card/card_check.h"
#include "tui/card/card_editor.h"
#include "tui/card/card_faces.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_faces.h"
#include "tui/head/head_rows.h"
#include "tui/head/memo_acts.h"
#include "tui/terminal/key.h"
#include "tui/widget/field.h"

/* What differs between the two. */
struct texts {
	const void *editor;
	int64_t number;   /* of the measure in its report, of the report */
	size_t at, count; /* places of texts; at: of the cursor */
	size_t asked;     /* those from here on are not asked for by themselves */
	struct field *field;
	bool read_only;
	const char *wanted, *example; /* translated; NULL: none */
	struct str label;
};

static bool is_card(const struct plain *plain)
{
	return plain->page == &page_card;
}

static struct card_editor *card_of(const struct plain *plain)
{
	return ((struct card_face *)plain_top(plain)->state)->editor;
}

static struct head_editor *head_of(const struct plain *plain)
{
	return head_face_editor(plain_top(plain));
}

static void take_card(const struct plain *plain, struct texts *texts)
{
	const struct card_editor *editor = card_of(plain);
	const enum card_field field = card_editor_field(editor);
	const struct card_field_row *row = card_field_row(field);
	*texts = (struct texts){
		.editor = editor,
		.number = editor->entry.place,
		.at = editor->at,
		.count = FIELD_COUNT,
		.asked = editor->printed,
		.field = card_editor_now(editor),
		.read_only = editor->read_only,
		.wanted = _(row->wanted),
		.example = row->example,
		.label = STR_INIT,
	};
	card_face_label(editor, field, &texts->label);
}

static void take_head(const struct plain *plain, struct texts *texts)
{
	const struct head_editor *editor = head_of(plain);
	const struct head_row *row = head_editor_now(editor);
	*texts = (struct texts){
		.editor = editor,
		.number = editor->number,
		.at = editor->at,
		.count = editor->rows.count,
		.asked = editor->rows.count,
		.field = row ? row->field : NULL,
		.read_only = editor->read_only,
		.wanted = row ? _(head_guide(row->what)) : NULL,
		.label = STR_INIT,
	};
	if (!row)
		return;
	head_label(&texts->label, row->what, row->index, app_digits(plain->app));
	if (head_editor_unconfirmed(editor, row))
		str_printf(&texts->label, "  %s", _("not yet confirmed"));
	const struct head_face *face = plain_top(plain)->state;
	struct str outdated = STR_INIT;
	if (memo_now_differs(&face->now, row, &outdated))
		str_printf(&texts->label, "  %s", outdated.data);
	str_release(&outdated);
}

/* label is to be released. */
static void take(const struct plain *plain, struct texts *texts)
{
	if (is_card(plain))
		take_card(plain, texts);
	else
		take_head(plain, texts);
}

static bool is_same(const struct asking *asking, const struct texts *texts)
{
	return asking->editor == texts->editor && asking->number == texts->number;
}

/* Whether another text is asked for than was: by a command, or in another card. */
static void follow(struct plain *plain, const struct texts *texts)
{
	struct asking *asking = &plain->asking;
	const bool same = is_same(asking, texts);
	if (same && (asking->at == texts->at || asking->stage == ASKING_OVER))
		return;
	*asking = (struct asking){
		.editor = texts->editor, .number = texts->number, .at = texts->at};
	if (!texts->field || texts->read_only)
		asking->stage = ASKING_OVER;
}

/* --- what is said of a field --- */

static void tell_verdict(void *context, bool good, const char *words)
{
	(void)good;
	plain_say(context, words);
}

static void tell_found(struct plain *plain, enum card_field field)
{
	const struct finding_list *found = card_editor_found(card_of(plain), field);
	for (size_t i = 0; found && i < found->count; i++)
		if (!found->items[i].reason)
			plain_say_behind(plain,
				found->items[i].severity == SEVERITY_ERROR
					? _("Error: ")
					: _("Warning: "),
				found->items[i].message);
}

/* What the checks say of what stands there now. */
static void tell_checked(struct plain *plain)
{
	struct card_editor *editor = card_of(plain);
	const enum card_field field = card_editor_field(editor);
	card_editor_take(editor);
	card_editor_look(editor, LOOK_ALL);
	field_check(&editor->entry.card, field, card_editor_unconfirmed(editor, field),
		&editor->facts, tell_verdict, plain);
	tell_found(plain, field);
}

static void tell_guide(struct plain *plain, const struct texts *texts)
{
	if (plain->app->settings.no_hints)
		return;
	if (texts->wanted)
		plain_say(plain, texts->wanted);
	if (texts->example)
		plain_say_behind(plain, _("Example: "), texts->example);
}

static void tell_how(struct plain *plain, const struct texts *texts)
{
	switch (field_kind(texts->field)) {
	case KIND_LINE:
		plain_say(plain, _("One line. Enter alone leaves it as it is."));
		break;
	case KIND_EVIDENCE:
		plain_say(plain,
			_("For each piece its place, a caption, a date. Enter alone "
			  "ends."));
		break;
	case KIND_LIST:
	case KIND_STEPS: plain_say(plain, _("One item a line. Enter alone ends.")); break;
	default: plain_say(plain, _("A paragraph a line. Enter alone ends."));
	}
}

/* A field that is asked for. */
static void tell_field(struct plain *plain, const struct texts *texts)
{
	struct str line = STR_INIT, value = STR_INIT;
	plain_number(plain, &line, texts->at + 1);
	str_putc(&line, '/');
	plain_number(plain, &line, texts->count);
	str_printf(&line, " %s", texts->label.data);
	plain_say(plain, line.data);
	tell_guide(plain, texts);
	asking_value(plain, texts->field, &value);
	if (value.bytes)
		plain_say_behind(plain, _("Now: "), value.data);
	if (is_card(plain))
		tell_checked(plain);
	tell_how(plain, texts);
	str_release(&line);
	str_release(&value);
}

/* All fields as they are. */
static void tell_whole(struct plain *plain)
{
	const struct card_editor *editor = card_of(plain);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const enum card_field field = editor->order[i];
		struct str line = STR_INIT, value = STR_INIT;
		asking_value(plain, editor->fields[field], &value);
		plain_number(plain, &line, i + 1);
		str_puts(&line, ". ");
		card_face_label(editor, field, &line);
		str_printf(&line, "%s%s", value.bytes ? ": " : "",
			strchr(value.data, '\n') ? "\n" : "");
		str_puts(&line, value.data);
		plain_say(plain, line.data);
		tell_found(plain, field);
		str_release(&line);
		str_release(&value);
	}
}

static void tell_texts(struct plain *plain)
{
	const struct head_editor *editor = head_of(plain);
	for (size_t i = 0; i < editor->rows.count; i++) {
		const struct head_row *row = &editor->rows.items[i];
		struct str line = STR_INIT, value = STR_INIT;
		asking_value(plain, row->field, &value);
		plain_number(plain, &line, i + 1);
		str_puts(&line, ". ");
		head_label(&line, row->what, row->index, app_digits(plain->app));
		str_printf(&line, "%s%s", value.bytes ? ": " : "",
			strchr(value.data, '\n') ? "\n" : "");
		str_puts(&line, value.data);
		plain_say(plain, line.data);
		str_release(&line);
		str_release(&value);
	}
}

/* Behind the last field. */
static void tell_over(struct plain *plain, const struct texts *texts)
{
	if (texts->read_only || !texts->field) {
		is_card(plain) ? tell_whole(plain) : tell_texts(plain);
		plain_say(plain, _("/.. goes back, /? tells what else can be done."));
		return;
	}
	if (is_card(plain))
		plain_say(plain,
			_("That was the last field that this report form prints. /done says "
			  "that the measure is finished, /whole tells all fields, /next "
			  "goes to the next measure, / and f and a number to a field (/f3), "
			  "/.. back to the list."));
	else
		plain_say(plain,
			_("That was the last text. /whole tells all, / and f and a "
			  "number goes to a text (/f3), /.. goes back."));
}

static void tell(struct plain *plain)
{
	struct texts texts;
	struct str title = STR_INIT;
	take(plain, &texts);
	const bool fresh = plain_is_new(plain);
	if (fresh)
		plain->asking = (struct asking){.editor = NULL};
	if (!is_same(&plain->asking, &texts)) {
		plain_title(plain, &title);
		plain_say(plain, title.data);
		if (is_card(plain) && card_of(plain)->comment.bytes &&
			card_of(plain)->entry.card.state != CARD_DONE)
			plain_say_behind(
				plain, _("To be mended: "), card_of(plain)->comment.data);
	}
	const bool begins =
		!is_same(&plain->asking, &texts) || plain->asking.at != texts.at;
	follow(plain, &texts);
	if (plain->asking.stage == ASKING_BEHIND) {
		/* What is said of it, then on. */
		if (is_card(plain) && plain->asking.typed)
			tell_checked(plain);
		plain->asking.typed = false;
		if (texts.at + 1 < texts.asked ||
			(texts.at >= texts.asked && texts.at + 1 < texts.count)) {
			plain_press(plain, CTRL('N'));
		} else {
			plain->asking.stage = ASKING_OVER;
			plain_press(plain, CTRL('S'));
		}
	} else if (plain->asking.stage == ASKING_OVER) {
		tell_over(plain, &texts);
	} else if (plain->asking.stage == ASKING_ALL &&
		   (begins || !plain->asking.brief)) {
		tell_field(plain, &texts);
		plain->asking.brief = true;
	}
	str_release(&title);
	str_release(&texts.label);
}

static void prompt(struct plain *plain, struct str *out)
{
	struct texts texts;
	take(plain, &texts);
	str_puts(out,
		plain->asking.stage == ASKING_OVER ? _("Command") : texts.label.data);
	if (plain->asking.stage != ASKING_OVER && texts.field)
		asking_prompt(plain, texts.field, out);
	str_release(&texts.label);
}

/* --- answers --- */

static void touch(struct plain *plain)
{
	if (is_card(plain))
		card_editor_touch(card_of(plain));
	else
		head_of(plain)->touched = true;
}

static void go(struct plain *plain, size_t at)
{
	if (is_card(plain))
		card_editor_go(card_of(plain), at);
	else
		head_editor_go(head_of(plain), at);
	plain->asking = (struct asking){.editor = NULL};
	plain->moved = true;
}

static bool takes(struct plain *plain, const char *line)
{
	struct texts texts;
	take(plain, &texts);
	/* The key of the f, on an English and on a Thai keyboard. */
	const size_t number = !strncmp(line, "/f", strlen("/f"))
				      ? plain_number_of(line + strlen("/f"))
			      : !strncmp(line, "/ด", strlen("/ด"))
				      ? plain_number_of(line + strlen("/ด"))
				      : 0;
	bool taken = true;
	if (number && number <= texts.count && !texts.read_only)
		go(plain, number - 1);
	else if (!strcmp(line, "/whole") || !strcmp(line, "/ทั้งหมด"))
		is_card(plain) ? tell_whole(plain) : tell_texts(plain);
	else
		taken = texts.field && !texts.read_only &&
			plain->asking.stage != ASKING_OVER &&
			asking_takes(plain, texts.field, line, touch);
	str_release(&texts.label);
	return taken;
}

static void answer(struct plain *plain, const char *line)
{
	struct texts texts;
	take(plain, &texts);
	if (plain->asking.stage == ASKING_OVER) {
		if (*line && !plain_command(plain, line))
			plain_tell(plain, _("%s: there is no such command; ? shows them"),
				line);
	} else {
		asking_answer(plain, texts.field, line, touch);
	}
	str_release(&texts.label);
}

static const char help[] = N_(
	"Each text is asked for with what is wanted there; what is typed is saved at once. "
	"Commands begin with a slash. /2 names the second paragraph, item or piece: then other "
	"words take its place, - takes it out, ^ and + move it up and down. /- empties all of "
	"it. A line that ends with \\ goes on in the next one; behind a \\ at its beginning "
	"all is text. /f3 goes to the third text, /whole tells all of them.");

const struct way page_card = {
	.tell = tell,
	.prompt = prompt,
	.takes = takes,
	.answer = answer,
	.text = true,
	.help = help,
};

const struct way page_head = {
	.tell = tell,
	.prompt = prompt,
	.takes = takes,
	.answer = answer,
	.text = true,
	.help = help,
};
