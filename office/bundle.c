/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs no archive to be opened: how a bundle begins, its mark, and its end. */
#include <config.h>

#include "office/bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/bundle_past.h"
#include "db/evidence_files.h"
#include "model/report.h"

/* --- whether it is one --- */

enum { TYPE_AT = 30, HEAD_BYTES = 128 };

bool bundle_is(const char *bytes, size_t count)
{
	static const char type[] = "mimetype" BUNDLE_TYPE;
	return count >= TYPE_AT + sizeof(type) - 1 && !memcmp(bytes, "PK\3\4", 4) &&
	       !memcmp(bytes + TYPE_AT, type, sizeof(type) - 1);
}

bool bundle_is_file(const char *path)
{
	char head[HEAD_BYTES];
	struct stat status;
	FILE *file = !stat(path, &status) && S_ISREG(status.st_mode) ? fopen(path, "rbe")
								     : NULL;
	if (!file)
		return false;
	const size_t count = fread(head, 1, sizeof(head), file);
	fclose(file);
	return bundle_is(head, count);
}

void bundle_mark(char mark[BUNDLE_MARK_BYTES], const char *hash)
{
	enum { DIGITS = 16, GROUP = 4 };
	char *at = mark;
	for (int i = 0; i < DIGITS; i++) {
		if (i && i % GROUP == 0)
			*at++ = '-';
		*at++ = (char)(hash[i] >= 'a' ? hash[i] - 'a' + 'A' : hash[i]);
	}
	*at = '\0';
}

void bundle_made_release(struct bundle_made *made)
{
	string_list_release(&made->missing);
}

static void remove_files(struct bundle *bundle)
{
	struct str folder = STR_INIT;
	struct string_list names = {0};
	if (!bundle->folder.bytes)
		return;
	evidence_folder(bundle->files.data, &folder);
	evidence_files_names(bundle->files.data, &names);
	evidence_files_discard(bundle->files.data, &names);
	rmdir(folder.data);
	rmdir(bundle->folder.data);
	string_list_release(&names);
	str_release(&folder);
}

void bundle_release(struct bundle *bundle)
{
	remove_files(bundle);
	for (size_t i = 0; i < bundle->count; i++) {
		struct bundled_report *each = &bundle->reports[i];
		report_release(&each->report);
		pasts_release(&each->pasts);
		bundle_outcome_release(&each->outcome);
	}
	free(bundle->reports);
	free(bundle->name);
	free(bundle->post);
	free(bundle->who);
	string_list_release(&bundle->missing);
	str_release(&bundle->folder);
	str_release(&bundle->files);
	*bundle = (struct bundle){.folder = STR_INIT, .files = STR_INIT};
}
