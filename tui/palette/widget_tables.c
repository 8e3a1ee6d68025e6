/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/palette/widget_tables.h"

#include "text/i18n.h"
#include "tui/app/screen.h"
#include "tui/table/table_view.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/list_field.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_area.h"
#include "tui/widget/text_view.h"

const struct widget_table widget_tables[WIDGET_TABLES] = {
	{WIDGET_READ, N_("While reading"), text_view_actions, &text_view_actions_count},
	{WIDGET_TABLE, N_("In the list"), table_view_actions, &table_view_actions_count},
	{WIDGET_LIST, N_("In a numbered list"), list_field_actions,
		&list_field_actions_count},
	{WIDGET_EVIDENCE, N_("In the evidence"), evidence_field_actions,
		&evidence_field_actions_count},
	{WIDGET_OFFERS, N_("While something is suggested"), offers_actions,
		&offers_actions_count},
	{WIDGET_TEXT | WIDGET_LIST, N_("While typing"), text_area_actions,
		&text_area_actions_count},
};

bool widgets_take(unsigned widgets, keystroke key)
{
	for (size_t i = 0; i < WIDGET_TABLES; i++)
		if (widgets & widget_tables[i].widgets &&
			action_find(
				widget_tables[i].actions, *widget_tables[i].count, key))
			return true;
	return false;
}
