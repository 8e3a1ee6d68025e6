/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/unicode.h"

#include <pthread.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistring/version.h>
#include <uniwidth.h>

#include "text/library.h"
#include "text/macros.h"

#define UNISTRING_FUNCTIONS(F)                                                           \
	F(uc_is_general_category_withtable)                                              \
	F(uc_is_property_white_space)                                                    \
	F(uc_tolower)                                                                    \
	F(uc_canonical_decomposition)                                                    \
	F(_libunistring_version)                                                         \
	F(uc_decomposition)                                                              \
	F(uc_width)

static struct {
	UNISTRING_FUNCTIONS(LIBRARY_POINTER)
} unistring;

#define ENTRY(name) LIBRARY_FUNCTION(unistring, name)
static const struct library_function functions[] = {UNISTRING_FUNCTIONS(ENTRY)};

static void find(void)
{
	library_need(UNISTRING_FILE, functions, COUNT(functions));
}

/* Of threads that fold texts at once, one loads it. */
static void load(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, find);
}

bool unicode_is(uint32_t code_point, uint32_t categories)
{
	load();
	return unistring.uc_is_general_category_withtable(code_point, categories);
}

bool unicode_is_white_space(uint32_t code_point)
{
	load();
	return unistring.uc_is_property_white_space(code_point);
}

uint32_t unicode_lower(uint32_t code_point)
{
	load();
	return unistring.uc_tolower(code_point);
}

int unicode_columns(uint32_t code_point)
{
	load();
	return unistring.uc_width(code_point, "UTF-8");
}

uint32_t unicode_first_part(uint32_t code_point, bool canonical)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int tag;
	load();
	const int count =
		canonical ? unistring.uc_canonical_decomposition(code_point, parts)
			  : unistring.uc_decomposition(code_point, &tag, parts);
	return count > 0 ? parts[0] : code_point;
}

int unicode_version(void)
{
	load();
	return *unistring._libunistring_version;
}
