/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/own_page.h"

#include <inttypes.h>
#include <string.h>

#define MARK "<!-- mattrakan.page/1 "

/* FNV-1a */
uint64_t own_page_sum(uint64_t sum, const char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sum = (sum ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
	return sum;
}

void own_page_mark(struct str *out, uint64_t sum)
{
	str_printf(out, MARK "%016" PRIx64 " -->\n</body>\n</html>\n", sum);
}

/* It ends with its mark, which has one length. */
bool own_page_is_whole(const char *bytes, size_t count)
{
	struct str mark = STR_INIT;
	own_page_mark(&mark, 0);
	const size_t length = mark.bytes;
	bool whole = false;
	if (count > length && !memcmp(bytes + count - length, MARK, strlen(MARK))) {
		str_clear(&mark);
		own_page_mark(&mark, own_page_sum(OWN_PAGE_SUM, bytes, count - length));
		whole = !memcmp(bytes + count - length, mark.data, length);
	}
	str_release(&mark);
	return whole;
}
