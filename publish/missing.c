/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/missing.h"

#include "text/i18n.h"

bool publish_missing(const char *form, const char *package, struct error *error)
{
	return error_set(error, ERROR_SYSTEM,
		_("%s needs a library that this machine does not have; have it "
		  "installed: apt-get install %s"),
		form, package);
}

bool publish_left_out(const char *form, const char *package, struct error *error)
{
	return error_set(error, ERROR_SYSTEM,
		_("this program was built without %s; build it again where %s is "
		  "installed"),
		form, package);
}
