/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/cups_server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/str.h"

enum { DEADLINE = 20000 /* ms */, LOOK_AGAIN = 10 };

#define CUPSD  "/usr/sbin/cupsd"
#define SOCKET "socket"

static const char server_settings[] = "LogLevel warn\n"
				      "MaxLogSize 0\n"
				      "PageLogFormat %j %{job-name}\n"
				      "Browsing Off\n"
				      "WebInterface No\n"
				      "<Location />\n"
				      "Order allow,deny\n"
				      "Allow all\n"
				      "</Location>\n"
				      "<Policy default>\n"
				      "JobPrivateAccess all\n"
				      "JobPrivateValues none\n"
				      "SubscriptionPrivateAccess all\n"
				      "SubscriptionPrivateValues none\n"
				      "<Limit All>\n"
				      "Order allow,deny\n"
				      "Allow all\n"
				      "</Limit>\n"
				      "</Policy>\n";

static const struct {
	const char *name;
	bool is_default, deaf, paused, shut;
} queues[] = {
	{"raw", .is_default = true},
	{"paused", .paused = true},
	{"shut", .shut = true},
	{"deaf", .deaf = true},
};

static int make_port(void)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	int port = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(port >= 0);
	assert_int_equal(bind(port, (struct sockaddr *)&address, sizeof(address)), 0);
	return port;
}

const char *cups_server_device(int listener)
{
	static char device[80];
	struct sockaddr_in address;
	socklen_t size = sizeof(address);
	assert_int_equal(getsockname(listener, (struct sockaddr *)&address, &size), 0);
	snprintf(device, sizeof(device), "socket://127.0.0.1:%u/?snmp=false",
		ntohs(address.sin_port));
	return device;
}

static void write_file(struct cups_server *server, const char *name, struct str *text)
{
	char *path = support_path(server->folder, name);
	support_write(path, text->data, text->bytes);
	free(path);
	str_clear(text);
}

static void make_folder(const struct cups_server *server, const char *name)
{
	char *path = support_path(server->folder, name);
	assert_int_equal(mkdir(path, 0755), 0);
	free(path);
}

static void write_queues(struct cups_server *server, struct str *text)
{
	for (size_t i = 0; i < sizeof(queues) / sizeof(queues[0]); i++) {
		const char *kind = queues[i].is_default ? "DefaultPrinter" : "Printer";
		str_printf(text,
			"<%s %s>\nInfo เครื่อง %s\nDeviceURI %s\nState %s\n"
			"Accepting %s\nErrorPolicy abort-job\n</%s>\n",
			kind, queues[i].name, queues[i].name,
			cups_server_device(
				queues[i].deaf ? server->deaf : server->printer),
			queues[i].paused ? "Stopped" : "Idle",
			queues[i].shut ? "No" : "Yes", kind);
	}
	write_file(server, "printers.conf", text);
}

/* As root, its helpers run as lp, as on any machine. */
static void write_settings(struct cups_server *server, bool with_queues)
{
	struct str text = STR_INIT;
	const struct passwd *self = getpwuid(geteuid());
	const char *user = geteuid() && self ? self->pw_name : "lp";
	str_printf(&text, "Listen %s/" SOCKET "\n%s", server->folder, server_settings);
	write_file(server, "cupsd.conf", &text);
	str_printf(&text, "User %s\n%s", user, geteuid() ? "" : "Group lp\n");
	static const char *const places[][2] = {{"ServerRoot", ""},
		{"RequestRoot", "spool"}, {"CacheDir", "cache"}, {"StateDir", "state"},
		{"TempDir", "tmp"}, {"AccessLog", "access_log"},
		{"ErrorLog", "error_log"}, {"PageLog", "page_log"}};
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		str_printf(
			&text, "%s %s/%s\n", places[i][0], server->folder, places[i][1]);
	write_file(server, "cups-files.conf", &text);
	if (with_queues)
		write_queues(server, &text);
	str_release(&text);
}

/* The libraries and commands of CUPS look nowhere else. */
static void set_environment(const struct cups_server *server)
{
	char *path = support_path(server->folder, SOCKET);
	setenv("CUPS_SERVER", path, 1);
	setenv("CUPS_SERVERROOT", server->folder, 1);
	setenv("HOME", server->folder, 1);
	unsetenv("LPDEST");
	unsetenv("PRINTER");
	free(path);
}

static _Noreturn void become_server(const struct cups_server *server)
{
	char *settings = support_path(server->folder, "cupsd.conf");
	char *files = support_path(server->folder, "cups-files.conf");
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	signal(SIGPIPE, SIG_DFL);
	execl(CUPSD, CUPSD, "-f", "-c", settings, "-s", files, (char *)NULL);
	_exit(127);
}

static bool answers(const struct cups_server *server)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	snprintf(
		address.sun_path, sizeof(address.sun_path), "%s/" SOCKET, server->folder);
	int try = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool good = !connect(try, (struct sockaddr *)&address, sizeof(address));
	close(try);
	return good;
}

static void wait_for_server(struct cups_server *server)
{
	int status;
	for (int waited = 0; !answers(server); waited += LOOK_AGAIN) {
		if (waitpid(server->process, &status, WNOHANG))
			fail_msg("cupsd does not run (%d); see %s", status,
				server->folder);
		if (waited > DEADLINE)
			fail_msg("cupsd does not answer; see %s", server->folder);
		poll(NULL, 0, LOOK_AGAIN);
	}
}

static void start_process(struct cups_server *server)
{
	server->process = fork();
	assert_true(server->process >= 0);
	if (!server->process)
		become_server(server);
	wait_for_server(server);
}

void cups_server_start(struct cups_server *server, bool with_queues)
{
	if (access(CUPSD, X_OK))
		fail_msg(CUPSD " is missing; on Debian: apt-get install cups");
	server->folder = support_folder();
	chmod(server->folder, 0755);
	server->printer = make_port();
	server->deaf = make_port();
	assert_int_equal(listen(server->printer, 8), 0);
	make_folder(server, "spool");
	make_folder(server, "cache");
	make_folder(server, "state");
	make_folder(server, "tmp");
	write_settings(server, with_queues);
	set_environment(server);
	start_process(server);
}

void cups_server_kill(struct cups_server *server)
{
	kill(server->process, SIGKILL);
	assert_int_equal(waitpid(server->process, NULL, 0), server->process);
}

void cups_server_break_down(struct cups_server *server)
{
	cups_server_kill(server);
	start_process(server);
}

void cups_server_stop(struct cups_server *server)
{
	int status;
	kill(server->process, SIGTERM);
	for (int waited = 0; !waitpid(server->process, &status, WNOHANG);
		waited += LOOK_AGAIN) {
		if (waited > DEADLINE)
			kill(server->process, SIGKILL);
		poll(NULL, 0, LOOK_AGAIN);
	}
	close(server->printer);
	close(server->deaf);
	support_folder_remove(server->folder);
}

void cups_server_run(const char *command)
{
	struct str line = STR_INIT;
	str_printf(&line, "PATH=/usr/sbin:/usr/bin:/sbin:/bin; %s", command);
	if (system(line.data))
		fail_msg("%s: it failed", command);
	str_release(&line);
}

static void wait_to_read(int file)
{
	struct pollfd wait = {file, POLLIN, 0};
	if (poll(&wait, 1, DEADLINE) != 1)
		fail_msg("nothing comes to the printer");
}

int cups_server_accept(const struct cups_server *server)
{
	wait_to_read(server->printer);
	int connection = accept4(server->printer, NULL, NULL, SOCK_CLOEXEC);
	assert_true(connection >= 0);
	return connection;
}

void cups_server_read(int connection, struct str *out)
{
	char part[1 << 14];
	ssize_t bytes;
	str_clear(out);
	do {
		wait_to_read(connection);
		bytes = read(connection, part, sizeof(part));
		if (bytes > 0)
			str_append(out, part, (size_t)bytes);
	} while (bytes > 0);
	close(connection);
}

bool cups_server_quiet(const struct cups_server *server)
{
	struct pollfd wait = {server->printer, POLLIN, 0};
	return !poll(&wait, 1, 0);
}

void cups_server_file(const struct cups_server *server, const char *name, struct str *out)
{
	char *path = support_path(server->folder, name);
	support_read(path, out);
	free(path);
}
