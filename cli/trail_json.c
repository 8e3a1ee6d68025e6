/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/trail_json.h"

#include "cli/json_output.h"

void trail_json(struct str *out, const struct trail_entry *entry)
{
	json_number(out, "number", entry->number);
	json_moment(out, "at", entry->at);
	json_text(out, "who", entry->who);
	json_text(out, "act", entry->act);
	json_number(out, "report", entry->report);
	json_number(out, "card", entry->card);
	json_number(out, "revision", entry->revision);
	json_text(out, "detail", entry->detail);
	json_text(out, "digest", entry->digest);
	json_text(out, "previous", entry->previous);
	json_text(out, "hash", entry->hash);
	json_text(out, "key", entry->key);
	json_text(out, "signature", entry->signature);
	json_text(out, "parts", entry->parts);
	json_text(out, "standing", entry->standing);
	json_text(out, "places", entry->places);
}
