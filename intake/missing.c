/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/missing.h"

#include "text/i18n.h"

bool intake_missing(const char *file, const char *package, struct error *error)
{
	return error_set(error, ERROR_SYSTEM,
		_("%s: cannot be read, for a library is missing; on Debian: apt-get install "
		  "%s"),
		file, package);
}

bool intake_locked(const char *file, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("%s: the document is locked with a password; please open it, save it "
		  "without a password, and import it then"),
		file);
}
