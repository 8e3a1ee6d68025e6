/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/support.h"

#include <string.h>

#include "publish/link.h"
#include "publish/link_target.h"
#include "text/macros.h"
#include "text/str.h"

/* links: each as SCHEME|ADDRESS, parted by spaces. */
static const struct {
	const char *text, *links;
} cases[] = {
	{"", ""},
	{"ไม่มีที่อยู่", ""},
	{"https://www.example.go.th/news/12", "|https://www.example.go.th/news/12"},
	{"ดูที่ http://a.go.th/ข่าว/๑ และ https://b.go.th.",
		"|http://a.go.th/ข่าว/๑ |https://b.go.th"},
	{"(www.a.go.th/x_(1), WWW.B.GO.TH)",
		"http://|www.a.go.th/x_ http://|WWW.B.GO.TH"},
	{"ที่https://a.go.th/p?id=4&x=%20มีผู้ชม", "|https://a.go.th/p?id=4&x=%20"},
	{"mailto:saraban@a.go.th", "|mailto:saraban@a.go.th"},
	{"อีเมล saraban-01@a.go.th. โทร ๑", "mailto:|saraban-01@a.go.th"},
	/* No address is made of what leads elsewhere, or nowhere. */
	{"javascript:alert(1) data:text/html,x file:///etc/passwd ftp://a.go.th", ""},
	{"https:// http://? www. @ a@ @b.go.th a@b swww.a.go.th", ""},
	{"\"https://a.go.th/\"onclick=x", "|https://a.go.th/"},
	{"<https://a.go.th>", "|https://a.go.th"},
	{"a@b.th@c.th", "mailto:|a@b.th"},
	{"https://u@a.go.th/b@c.d", "|https://u@a.go.th/b@c.d"},
};

static void test_links(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text = cases[i].text;
		struct str found = STR_INIT;
		struct link link;
		for (size_t at = 0; link_next(text, strlen(text), at, &link);) {
			assert_true(link.start >= at && link.bytes > 0);
			at = link.start + link.bytes;
			assert_true(at <= strlen(text));
			str_printf(&found, "%s%s|%.*s", found.bytes ? " " : "",
				link.scheme, (int)link.bytes, text + link.start);
		}
		assert_string_equal(found.data, cases[i].links);
		str_release(&found);
	}
}

/* The first address of a text as a link leads there; "": it is none that leads anywhere. */
static const struct {
	const char *text, *target;
} targets[] = {
	{"www.a.go.th", "http://www.a.go.th"},
	{"https://a.go.th:8080/x?y=1#z", "https://a.go.th:8080/x?y=1#z"},
	{"https://a.go.th/ข่าว", "https://a.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7"},
	{"https://a.go.th/100%/%41/%4", "https://a.go.th/100%25/%41/%254"},
	{"https://a.go.th/a#b#c", "https://a.go.th/a#b%23c"},
	{"saraban@a.go.th", "mailto:saraban@a.go.th"},
	{"https://u@a.go.th/", ""},
	{"https://a_b.go.th/", ""},
	{"https://a.go.th:/", ""},
	{"https://a.go.th:65535/", "https://a.go.th:65535/"},
	{"https://a.go.th:65536/", ""},
	{"https://a.go.th:12345678901234567890123/", ""},
	{"https://a.go.th:8o/", ""},
};

static void test_targets(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(targets); i++) {
		const char *text = targets[i].text;
		struct str target = STR_INIT;
		struct link link;
		assert_true(link_next(text, strlen(text), 0, &link));
		if (!link_target(&target, text, &link))
			str_clear(&target);
		assert_string_equal(target.data, targets[i].target);
		str_release(&target);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_targets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
