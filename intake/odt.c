/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents of LibreOffice Writer and its like: .odt (OpenDocument). Macros are never run,
 * nothing that lies elsewhere is fetched.
 */
#include <config.h>

#include "intake/odt.h"

#include <string.h>

#include "intake/builder.h"
#include "intake/missing.h"
#include "intake/odt_body.h"
#include "intake/package.h"
#include "text/i18n.h"
#include "text/str.h"

/* A package whose parts are encrypted says so in its list of parts. */
static bool is_locked(struct package *package)
{
	static const char manifest[] = "META-INF/manifest.xml";
	struct error failed = ERROR_INIT; /* the text may be whole where this is not */
	struct str bytes = STR_INIT;
	bool locked = false;
	if (package_has(package, manifest) &&
		package_read(package, manifest, PACKAGE_PART_BYTES, &bytes, &failed))
		locked = strstr(bytes.data, "encryption-data") != NULL;
	str_release(&bytes);
	error_release(&failed);
	return locked;
}

static void tell_macros(struct builder *builder, const struct package *package)
{
	static const char *const folders[] = {"Basic/", "Scripts/"};
	const struct source_place nowhere = {0};
	for (size_t i = 0; i < package_count(package); i++) {
		const char *name = package_name(package, i);
		if (strncmp(name, folders[0], strlen(folders[0])) != 0 &&
			strncmp(name, folders[1], strlen(folders[1])) != 0)
			continue;
		builder_note_at(builder, &nowhere,
			_("macros: they are left out, and were not run"));
		return;
	}
}

bool odt_read(struct source *source, const struct intake_file *file, struct error *error)
{
	struct package *package = package_open(file, error);
	if (!package)
		return false;
	bool done = false;
	if (is_locked(package)) {
		intake_locked(file->name, error);
	} else {
		struct odt_body body;
		odt_body_init(&body, package);
		builder_init(&body.builder, source, error);
		body.builder.collapse = true;
		tell_macros(&body.builder, package);
		done = (!package_has(package, "styles.xml") ||
			       odt_body_read(&body, "styles.xml", error)) &&
		       odt_body_read(&body, "content.xml", error);
		done = builder_finish(&body.builder) && done;
		odt_body_release(&body);
	}
	package_close(package);
	return done;
}
