/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is the address of a server and what a path; that a password in it is found however it
 * is written, and shown nowhere; which hosts are this machine.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/address.h"

static void test_is_server(void **state)
{
	(void)state;
	assert_true(address_is_server("postgresql://host/db"));
	assert_true(address_is_server("postgres:///db"));
	assert_true(address_is_server("service=office"));
	assert_false(address_is_server("/var/lib/office.db"));
	assert_false(address_is_server("postgresql.db"));
	assert_false(address_is_server("services/office.db"));
	assert_false(address_is_server(""));
}

static void test_passwords(void **state)
{
	(void)state;
	static const struct {
		const char *address, *shown; /* NULL: it has none */
	} rows[] = {
		{"postgresql://somsri:secret@host/db", "postgresql://somsri@host/db"},
		{"postgres://somsri:@host", "postgres://somsri@host"},
		{"postgresql://a:se?cret@h/db", "postgresql://a@h/db"},
		{"postgresql://h:5432/db?password=secret", "postgresql://h:5432/db"},
		{"postgresql://h/db?password=secret&sslmode=require",
			"postgresql://h/db?sslmode=require"},
		{"postgresql://h/db?sslmode=require&p%61ssword=secret&host=x",
			"postgresql://h/db?sslmode=require&host=x"},
		{"postgresql://h/db?sslpassword=secret", "postgresql://h/db"},
		{"service=office password=secret", "service=office"},
		{"service=office password = 'sec\\' ret' user=a",
			"service=office user=a"},
		{"service=office password=sec\\ ret user=a", "service=office user=a"},
		{"postgresql://somsri@host:5432/db?host=/run", NULL},
		{"postgresql://h1:1,h2:2/db", NULL},
		{"postgresql://[::1]:5432/db", NULL},
		{"postgresql://h/db?passfile=/x", NULL},
		{"service=office user='a b'", NULL},
		{"/home/a:b@c?password=d", NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char *shown = address_shown(rows[i].address);
		const char *expected = rows[i].shown ? rows[i].shown : rows[i].address;
		if (address_has_password(rows[i].address) != (rows[i].shown != NULL))
			fail_msg("%s: whether it has a password", rows[i].address);
		assert_string_equal(shown, expected);
		free(shown);
	}
}

static void test_near(void **state)
{
	(void)state;
	static const char *const near[] = {"", "localhost", "LocalHost", "127.0.0.1",
		"127.3.4.5", "::1", "/run/postgresql", "@socket", "/a,localhost,"};
	static const char *const far[] = {"db.example.go.th", "10.0.0.1", "127.0.0.1.th",
		"localhost.example", "localhost,db", "db,", "1127.0.0.1", "::2"};
	for (size_t i = 0; i < sizeof(near) / sizeof(*near); i++)
		if (!address_hosts_near(near[i]))
			fail_msg("'%s' is near", near[i]);
	for (size_t i = 0; i < sizeof(far) / sizeof(*far); i++)
		if (address_hosts_near(far[i]))
			fail_msg("'%s' is far", far[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_is_server),
		cmocka_unit_test(test_passwords),
		cmocka_unit_test(test_near),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
