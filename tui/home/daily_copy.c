/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/daily_copy.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/copies.h"
#include "model/address.h"
#include "office/moment.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"

enum { NICE = 10, COULD_NOT = 127 };

/* In a process that nobody waits for, with nothing of the terminal. */
static void become_copier(const char *office)
{
	const int nowhere = open("/dev/null", O_RDWR);
	if (nowhere < 0 || setsid() < 0 || dup2(nowhere, STDIN_FILENO) < 0 ||
		dup2(nowhere, STDOUT_FILENO) < 0 || dup2(nowhere, STDERR_FILENO) < 0)
		_exit(COULD_NOT);
	setpriority(PRIO_PROCESS, 0, NICE);
	execl("/proc/self/exe", PACKAGE_NAME, "--file", office, "backup", "--automatic",
		(char *)NULL);
	_exit(COULD_NOT);
}

void daily_copy_begin(const struct app *app)
{
	if (!app->store || !copies_wanted(app->office) || copies_has_today(app->office))
		return;
	const pid_t between = fork();
	if (between == 0) {
		/* Its parent is gone at once, so nobody has to wait for it. */
		if (fork() == 0)
			become_copier(app->office);
		_exit(0);
	}
	if (between > 0)
		waitpid(between, NULL, 0);
}

static void put_age(struct str *out, const struct kept_copy *copy, enum digits digits)
{
	const long days = date_days(copy->day, date_from_time(time_now()));
	struct str number = STR_INIT;
	number_append(&number, days, digits);
	if (days == 0)
		str_printf(out, " (%s)", _("today"));
	else if (days == 1)
		str_printf(out, " (%s)", _("yesterday"));
	else if (days > 1)
		str_printf(out, _(" (%s days ago)"), number.data);
	str_release(&number);
}

void daily_copy_tell(struct str *out, const struct app *app)
{
	struct kept_copies copies;
	if (address_is_server(app->office)) {
		str_puts(out, _("made by who looks after the server"));
		return;
	}
	copies_list(app->office, &copies, NULL);
	const struct kept_copy *newest = copies_newest(&copies);
	if (newest) {
		moment_append(out, copies_moment(newest), app_digits(app));
		put_age(out, newest, app_digits(app));
	} else {
		str_puts(out, _("there is none yet"));
	}
	copies_release(&copies);
}
