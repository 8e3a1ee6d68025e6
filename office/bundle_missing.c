/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In place of bundle_read.c and bundle_write.c where the program is built without libzip. */
#include <config.h>

#include "office/bundle.h"

#include "publish/missing.h"
#include "text/str.h"

bool bundle_write(const struct bundle_request *request, struct outlet *outlet,
	struct bundle_made *made, struct error *error)
{
	(void)request, (void)outlet;
	*made = (struct bundle_made){0};
	return publish_left_out("libzip", "libzip-dev", error);
}

bool bundle_read(struct bundle *bundle, const char *path, const struct str *bytes,
	struct error *error)
{
	(void)path, (void)bytes;
	*bundle = (struct bundle){.folder = STR_INIT, .files = STR_INIT};
	return publish_left_out("libzip", "libzip-dev", error);
}
