/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/office_place.h"

#include <stdlib.h>

#include "db/store.h"
#include "tests/support/postgres_server.h"
#include "tests/support/support.h"
#include "text/error.h"

const char *office_empty(void)
{
	static char *database;
	struct error error = ERROR_INIT;
	if (!database) {
		database = postgres_server_database(NULL);
		char *address =
			postgres_server_address(database, postgres_server_keeper());
		if (!store_create(address, NULL, &error))
			fail_msg("%s", error_message(&error));
		free(address);
	}
	return database;
}

char *office_place(const char *folder, const char *name)
{
	if (!postgres_server_wanted())
		return support_path(folder, name);
	char *database = postgres_server_database(office_empty());
	char *address = postgres_server_address(database, postgres_server_keeper());
	free(database);
	return address;
}

void office_needs_file(void)
{
	if (postgres_server_wanted())
		skip();
}
