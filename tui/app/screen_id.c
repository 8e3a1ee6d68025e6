/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/screen_id.h"

#include <string.h>

static const struct {
	const char *start; /* of the paths of its texts */
	enum screen_id screen;
} places[] = {
	{"memo", SCREEN_MEMO},
	{"before", SCREEN_TEXTS},
	{"after", SCREEN_TEXTS},
	{"ita", SCREEN_ITA},
	{"", SCREEN_REPORT},
};

enum screen_id screen_of_text(const char *path)
{
	size_t place = 0;
	while (strncmp(path, places[place].start, strlen(places[place].start)))
		place++;
	return places[place].screen;
}
