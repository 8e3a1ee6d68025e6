/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/manual_place.h"

#include <stdlib.h>
#include <unistd.h>

bool manual_place(struct str *path)
{
	const char *named = getenv("MATTRAKAN_DATADIR");
	const size_t before = path->bytes;
	str_printf(path, "%s/manual/clerk.html", named && *named ? named : PKGDATADIR);
	if (access(path->data + before, R_OK) == 0)
		return true;
	str_truncate(path, before);
	return false;
}
