/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/ita_desk.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/report.h"
#include "office/ita_values.h"
#include "office/settings.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/str.h"

#define CARDS                                                                                                          \
	"\"cards\":[{\"issue\":\"คิวยาว\",\"owners\":[\"กองคลัง\"]},{\"issue\":\"รถ\"}," \
	"{\"measure\":\"ป้าย\"}]}"

void ita_make(struct desk *desk)
{
	desk_with_report(desk, ITA_START
		"\"ita\":{\"year\":2567,\"total\":88.4,\"iit\":84.1,\"eit\":90.2,"
		"\"oit\":90.3,\"level\":\"ผ่านดี\",\"odd\":1,\"items\":["
		"{\"code\":\"i7\",\"score\":92,\"cards\":[1]},"
		"{\"code\":\"e11\",\"score\":79.85,\"issue\":\"รอนาน\","
		"\"recommendation\":\"ควรบอก\\nลำดับ\",\"owner\":\"กองคลัง\",\"odd\":2},"
		"{\"code\":\"o34\",\"weak\":true,\"score\":100,\"cards\":[1,9]}]}," CARDS);
}

void ita_make_bare(struct desk *desk)
{
	desk_with_report(desk, ITA_START CARDS);
}

void ita_again(struct desk *desk, const char *keys)
{
	desk_from_reports(desk);
	grid_type(desk->grid, keys);
}

void ita_read_head(struct desk *desk, struct report *head)
{
	struct error error = ERROR_INIT;
	assert_done(store_load_head(desk->app.store, 1, head, &error), &error);
}

/* Takes the line ends of JSON out, and the space that stands for nothing. */
static void squeeze(char *json)
{
	char *to = json;
	for (const char *at = json; *at; at++) {
		if (*at == '\n')
			at += strspn(at, "\n ");
		if (!*at)
			break;
		*to++ = *at;
		if (*at == ':' && at[-1] == '"' && at[1] == ' ')
			at++;
	}
	*to = '\0';
}

void assert_ita(struct desk *desk, const char *expected)
{
	struct report head;
	ita_read_head(desk, &head);
	char *json = office_json(&head);
	squeeze(json);
	if (!strstr(json, expected))
		fail_msg("%s\nhas no\n%s", json, expected);
	free(json);
	report_release(&head);
}

void assert_items(struct desk *desk, const char *expected)
{
	struct report head;
	struct str items = STR_INIT;
	ita_read_head(desk, &head);
	for (size_t i = 0; i < head.ita.count; i++) {
		const struct ita_item *item = &head.ita.items[i];
		str_printf(&items, "%s:", item->code ? item->code : "-");
		for (size_t k = 0; k < item->cards.count; k++)
			str_printf(&items, "%s%d", k ? "," : "", item->cards.items[k]);
		str_putc(&items, ' ');
	}
	assert_string_equal(items.data, expected);
	str_release(&items);
	report_release(&head);
}

void others_come(void *context)
{
	const struct others *others = context;
	struct store *store = others->desk->app.store;
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	ita_read_head(others->desk, &head);
	assert_done(store_head_revision(store, 1, &revision, &error), &error);
	others->change(&head.ita);
	assert_int_equal(
		store_save_head(store, 1, &head, &revision, "manit", &error), SAVE_DONE);
	report_release(&head);
}

void others_put_one_before(struct ita *ita)
{
	settings_text(&ita_insert_item(ita, 0)->code, "i1");
}
