/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/pdf_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"

void pdf_ask(const struct str *pdf, const char *command, struct str *out)
{
	char *folder = support_folder(), *path = support_path(folder, "report.pdf");
	const char *place = strstr(command, "%s");
	struct str line = STR_INIT;
	char bytes[4096];
	assert_non_null(place);
	support_write(path, pdf->data, pdf->bytes);
	str_append(&line, command, (size_t)(place - command));
	str_printf(&line, "%s%s 2>&1", path, place + strlen("%s"));
	FILE *pipe = popen(line.data, "r");
	assert_non_null(pipe);
	str_clear(out);
	for (size_t count; (count = fread(bytes, 1, sizeof(bytes), pipe));)
		str_append(out, bytes, count);
	if (pclose(pipe) != 0)
		fail_msg("%s: %s", line.data, out->data);
	str_release(&line);
	support_folder_remove(folder);
	free(path);
}
