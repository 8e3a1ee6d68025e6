/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/format_pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/doc_table.h"
#include "cli/roff.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/file.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/message.h"
#include "text/str.h"

enum { TABLES_MAX = 3 };

/* A table of the document as a section of terms. */
struct table_section {
	const char *heading; /* N_(); NULL: there are no more */
	size_t index;
	bool otherwise; /* its third column is told too, with that column's heading */
};

struct format_page {
	const char *name;
	const char *about;       /* N_() */
	const char *doc;         /* in doc/ */
	const char *description; /* N_(), paragraphs; NULL: the document's opening */
	const char *more;        /* N_(), a paragraph behind it; NULL: none */
	struct table_section tables[TABLES_MAX];
	bool fields;         /* those of a card are listed */
	const char *example; /* N_(), what it is of; NULL: there is none */
	struct roff_term files[4];
};

#define STRICTLY                                                                          \
	N_("It is read strictly: what is mistyped is refused with its line and the keys " \
	   "that there are.")

static const struct format_page pages[] = {
	{.name = "mattrakan-config",
		.about = N_("what is set for a machine or a person outside of an office "
			    "file"),
		.doc = "config.md",
		.more = STRICTLY,
		.tables = {{N_("KEYS"), 0, true}},
		.example = N_("A person's file:"),
		.files =
			{{"$XDG_CONFIG_HOME/mattrakan/config.json",
				 N_("the person's (~/.config where $XDG_CONFIG_HOME is not "
				    "set)")},
				{SYSCONFDIR "/mattrakan/config.json",
					N_("the machine's")}}},
	{.name = "mattrakan-layout",
		.about = N_("which columns the reports of mattrakan have, and what they "
			    "hold"),
		.doc = "layouts.md",
		.more = STRICTLY,
		.tables = {{N_("KEYS"), 0, true}, {N_("KEYS OF A COLUMN"), 1, true}},
		.fields = true,
		.example = N_("A layout of three columns:"),
		.files = {{"$MATTRAKAN_DATADIR/layouts/",
				  N_("where a name is looked for first, if that is set")},
			{"$XDG_DATA_HOME/mattrakan/layouts/",
				N_("the office's own layouts (~/.local/share where "
				   "$XDG_DATA_HOME is not set); one of the same name takes "
				   "the place of an installed one")},
			{PKGDATADIR "/layouts/", N_("the installed layouts")}}},
	{.name = "mattrakan-office",
		.about = N_("the tables of the office file"),
		.doc = "office-file.md",
		.description = N_(
			"An office file is one SQLite database, with all reports of an "
			"office; on a PostgreSQL server each office has the same "
			"tables.\n\nOther programs may read it while mattrakan works "
			"(sqlite3 -readonly). What they write is told by `mattrakan "
			"verify`: people, approvals and the trail are signed or sealed. "
			"An absent key of a report is NULL, an empty text is ''; `extra` "
			"holds the keys that were not known, as JSON. user_version of the "
			"database is the version of these tables; mattrakan brings an "
			"older file up to date when it is opened, and refuses a newer "
			"one."),
		.tables = {{N_("TABLES"), 0, false}},
		.files = {{"$XDG_DATA_HOME/mattrakan/office.db",
				  N_("the office file, where none is named "
				     "($XDG_DATA_HOME is ~/.local/share "
				     "where it is not set)")},
			{"office.db-files/", N_("photos and documents that are evidence, "
						"beside an office file of that name")}}},
	{.name = "mattrakan-report",
		.about = N_("a report of mattrakan as JSON"),
		.doc = "data.md",
		.description = N_(
			"What `mattrakan export` writes and `mattrakan import` takes "
			"in: one JSON object in UTF-8. `format`, `layout`, "
			"`fiscal_year`, `months`, `title` and `cards` must be there. "
			"Every other key may be absent, and stays so: absent, \"\" and "
			"[] are three different things. A key that is not named here is "
			"kept with its value, in every object, and written back."),
		.tables = {{N_("KEYS"), 0, false}, {N_("KEYS OF A CARD"), 1, false},
			{N_("LIMITS"), 2, true}},
		.example = N_("A report of one measure:"),
		.files = {{PKGDATADIR "/samples/", N_("whole reports")}}},
};

/* --- the document --- */

static bool read_doc(const struct format_page *page, const char *source, struct str *text,
	struct error *error)
{
	struct str path = STR_INIT;
	str_printf(&path, "%s/doc/%s", source, page->doc);
	const bool good = file_read(path.data, text, error);
	str_release(&path);
	return good;
}

/* The index of a section's table is one that the document has: else the page does not belong
 * to it. */
static bool read_table(const struct format_page *page,
	const struct table_section *section, const struct str *text,
	struct doc_table *table, struct error *error)
{
	if (doc_table_read(text->data, section->index, table))
		return true;
	error_set(error, ERROR_REFUSED,
		"doc/%s: table %zu is not there, or a row has too few or too many cells",
		page->doc, section->index + 1);
	return false;
}

/* --- a page --- */

static const char *translated(const char *cell)
{
	return doc_cell_speaks(cell) ? message_text(cell) : cell;
}

static void write_row(struct breaker *breaker, const struct table_section *section,
	const struct doc_table *table, size_t row)
{
	fputs(".TP\n", stdout);
	roff_marked(breaker, translated(doc_table_cell(table, row, 0)));
	putchar('\n');
	roff_sentence(breaker, translated(doc_table_cell(table, row, 1)));
	if (!section->otherwise || table->columns < 3)
		return;
	fputs(".br\n", stdout);
	struct str line = STR_INIT;
	str_printf(&line, "%s: %s", translated(doc_table_cell(table, 0, 2)),
		translated(doc_table_cell(table, row, 2)));
	roff_sentence(breaker, line.data);
	str_release(&line);
}

static bool write_tables(struct breaker *breaker, const struct format_page *page,
	const struct str *text, struct error *error)
{
	bool good = true;
	const struct table_section *section = page->tables;
	for (size_t i = 0; good && i < TABLES_MAX && section[i].heading; i++) {
		struct doc_table table;
		good = read_table(page, &section[i], text, &table, error);
		if (good) {
			roff_section(breaker, _(section[i].heading));
			for (size_t row = 1; row < doc_table_rows(&table); row++)
				write_row(breaker, &section[i], &table, row);
		}
		doc_table_release(&table);
	}
	return good;
}

static void write_fields(struct breaker *breaker)
{
	roff_section(breaker, _("FIELDS OF A CARD"));
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const struct card_field_row *row = card_field_row(field);
		struct str line = STR_INIT;
		str_printf(&line, "%s: %s", _(row->label), _(row->wanted));
		roff_term(breaker, row->key);
		roff_sentence(breaker, line.data);
		str_release(&line);
	}
}

static void write_head(
	struct breaker *breaker, const struct format_page *page, const struct str *text)
{
	roff_head(breaker, page->name, "5", _("File Formats"), _(page->about));
	roff_section(breaker, _("DESCRIPTION"));
	if (page->description) {
		roff_paragraphs(breaker, _(page->description));
	} else {
		char *opening = doc_opening(text->data);
		roff_paragraphs(breaker, message_text(opening));
		free(opening);
	}
	if (page->more) {
		fputs(".PP\n", stdout);
		roff_paragraphs(breaker, _(page->more));
	}
}

static void write_example(
	struct breaker *breaker, const struct format_page *page, const struct str *text)
{
	char *example = page->example ? doc_example(text->data) : NULL;
	if (!example)
		return;
	roff_section(breaker, _("EXAMPLE"));
	roff_paragraphs(breaker, _(page->example));
	fputs(".PP\n", stdout);
	roff_verbatim(example);
	free(example);
}

static const struct format_page *find_page(const char *name)
{
	for (size_t i = 0; i < COUNT(pages); i++)
		if (!strcmp(pages[i].name, name))
			return &pages[i];
	return NULL;
}

bool format_page_write(struct breaker *breaker, const char *name, const char *source,
	struct error *error)
{
	const struct format_page *page = find_page(name);
	struct str text = STR_INIT;
	if (!page) {
		error_set(error, ERROR_USAGE, "%s: there is no such page", name);
		return false;
	}
	bool good = read_doc(page, source, &text, error);
	if (good) {
		write_head(breaker, page, &text);
		good = write_tables(breaker, page, &text, error);
		if (page->fields)
			write_fields(breaker);
		write_example(breaker, page, &text);
		roff_terms(breaker, N_("FILES"), page->files);
		format_pages_see_also(breaker, page->name);
	}
	str_release(&text);
	return good;
}

static void put_page(const char *page, int section, bool last)
{
	fputs(".BR ", stdout);
	for (; *page; page++) {
		fputs(*page == '-' ? "\\" : "", stdout);
		putchar(*page);
	}
	printf(" (%d)%s\n", section, last ? "" : ",");
}

void format_pages_see_also(struct breaker *breaker, const char *name)
{
	struct str line = STR_INIT;
	size_t left = COUNT(pages);
	roff_section(breaker, _("SEE ALSO"));
	if (find_page(name))
		put_page(PACKAGE, 1, --left == 0);
	for (size_t i = 0; i < COUNT(pages); i++)
		if (strcmp(pages[i].name, name) != 0)
			put_page(pages[i].name, 5, --left == 0);
	message_append(&line, _("More is told by the files of %s"), DOCDIR "/");
	fputs(".PP\n", stdout);
	roff_sentence(breaker, line.data);
	str_release(&line);
}

/* --- what is to be translated --- */

static void put_message(const struct format_page *page, int line, const char *text)
{
	printf("#line %d \"doc/%s\"\nN_(\"", line, page->doc);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	puts("\"),");
}

/* The headings of the columns are said where a row's third cell is. */
static void put_table_messages(const struct format_page *page,
	const struct table_section *section, const struct doc_table *table)
{
	const size_t columns = section->otherwise ? table->columns : 2;
	if (section->otherwise && columns > 2)
		put_message(page, table->line, doc_table_cell(table, 0, 2));
	for (size_t row = 1; row < doc_table_rows(table); row++)
		for (size_t column = 0; column < columns; column++) {
			const char *cell = doc_table_cell(table, row, column);
			if (doc_cell_speaks(cell))
				put_message(page, table->line + (int)row + 1, cell);
		}
}

static bool put_page_messages(
	const struct format_page *page, const char *source, struct error *error)
{
	struct str text = STR_INIT;
	bool good = read_doc(page, source, &text, error);
	if (good && !page->description) {
		char *opening = doc_opening(text.data);
		put_message(page, 1, opening);
		free(opening);
	}
	for (size_t i = 0; good && i < TABLES_MAX && page->tables[i].heading; i++) {
		struct doc_table table;
		good = read_table(page, &page->tables[i], &text, &table, error);
		if (good)
			put_table_messages(page, &page->tables[i], &table);
		doc_table_release(&table);
	}
	str_release(&text);
	return good;
}

bool format_pages_messages(const char *source, struct error *error)
{
	puts("const char *const messages[] = {");
	for (size_t i = 0; i < COUNT(pages); i++)
		if (!put_page_messages(&pages[i], source, error))
			return false;
	puts("};");
	return true;
}
