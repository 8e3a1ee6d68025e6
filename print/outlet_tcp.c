/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A printer on the network that takes bytes on a port. It has them when its side has
 * acknowledged all; whether it then closes at once or holds the line is its own affair.
 */
#include <config.h>

#include "print/outlet_kind.h"

#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"

#define PORT_USUAL "9100"

enum {
	PORT_MAX = 65535,
	LOOK_AGAIN = 20, /* ms */
	LINGER = 2000,   /* ms for the printer to close when it has everything */
};

struct tcp_outlet {
	struct outlet outlet;
	int file;
};

#define NO_WAY                                                                           \
	N_("there is no way to this printer; are its and this machine's network "        \
	   "cables in, is the number right?")
#define BROKEN_OFF                                                                       \
	N_("the printer broke off; what is printed is not complete. Look at the "        \
	   "printer, then print again")

static const struct outlet_words tcp_words[] = {
	{ECONNREFUSED, N_("the printer takes no jobs there; is it on and ready, is the "
			  "port right (usually 9100)?")},
	{EHOSTUNREACH, NO_WAY},
	{ENETUNREACH, NO_WAY},
	{ENETDOWN, NO_WAY},
	{EHOSTDOWN, NO_WAY},
	{ECONNRESET, BROKEN_OFF},
	{ENOTCONN, BROKEN_OFF},
	{EPIPE, BROKEN_OFF},
	{ETIMEDOUT, N_("the printer does not answer any more; is it on, is its network "
		       "cable in?")},
	{0, NULL},
};

static bool bad_address(const struct outlet *outlet, struct error *error)
{
	return error_set(error, ERROR_USAGE,
		_("tcp:%s: a printer's address and port are expected, such as "
		  "tcp:192.168.1.50:9100 or tcp:[fe80::1]:9100"),
		outlet->name);
}

static bool port_good(const char *port)
{
	char *end;
	unsigned long number = strtoul(port, &end, 10);
	return *port >= '0' && *port <= '9' && !*end && number > 0 && number <= PORT_MAX;
}

/* HOST, HOST:PORT, [NUMBER] or [NUMBER]:PORT; *host is to be freed. */
static bool split(const char *name, char **host, const char **port)
{
	const char *begin = *name == '[' ? name + 1 : name;
	size_t length = strcspn(begin, *name == '[' ? "]" : ":");
	const char *rest = begin + length;
	if (*name == '[' && *rest++ != ']')
		return false;
	*port = *rest == ':' ? rest + 1 : PORT_USUAL;
	if (!length || (*rest && *rest != ':') || !port_good(*port))
		return false;
	*host = mem_strndup(begin, length);
	return true;
}

static bool no_answer(const struct outlet *outlet, struct error *error)
{
	return error_set(error, ERROR_SYSTEM,
		_("%s: no answer for %g seconds; is the printer on, is it on the "
		  "network, is the number right?"),
		outlet->name, (double)outlet->patience / 1000);
}

/* What happened to the connection meanwhile: 0, or an errno. */
static int error_of(int file)
{
	int number = 0;
	socklen_t size = sizeof(number);
	return getsockopt(file, SOL_SOCKET, SO_ERROR, &number, &size) ? errno : number;
}

/* 0, an errno (ETIMEDOUT: no answer), or ECANCELED where nobody wants to wait. */
static int connect_patiently(
	const struct outlet *outlet, int file, const struct addrinfo *address)
{
	if (!connect(file, address->ai_addr, address->ai_addrlen))
		return 0;
	if (errno != EINPROGRESS && errno != EINTR)
		return errno;
	switch (outlet_wait(outlet, file, POLLOUT, outlet_now() + outlet->patience)) {
	case OUTLET_LATE: return ETIMEDOUT;
	case OUTLET_STOPPED: return ECANCELED;
	case OUTLET_READY: break;
	}
	return error_of(file);
}

static bool connect_first(
	struct tcp_outlet *out, const struct addrinfo *addresses, struct error *error)
{
	int number = EHOSTUNREACH;
	for (const struct addrinfo *at = addresses; at && number != ECANCELED;
		at = at->ai_next) {
		out->file = socket(at->ai_family,
			at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at->ai_protocol);
		number = out->file < 0 ? errno
				       : connect_patiently(&out->outlet, out->file, at);
		if (!number)
			return true;
		if (out->file >= 0)
			close(out->file);
		out->file = -1;
	}
	if (number == ECANCELED)
		return outlet_not_ready(&out->outlet, OUTLET_STOPPED, error);
	return number == ETIMEDOUT ? no_answer(&out->outlet, error)
				   : outlet_failed(&out->outlet, number, error);
}

static bool tcp_open(
	struct outlet *outlet, const struct outlet_request *request, struct error *error)
{
	struct tcp_outlet *out = (struct tcp_outlet *)outlet;
	struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
	struct addrinfo *addresses = NULL;
	char *host;
	const char *port;
	(void)request;
	out->file = -1;
	if (!split(outlet->name, &host, &port))
		return bad_address(outlet, error);
	int code = getaddrinfo(host, port, &hints, &addresses);
	free(host);
	if (code == EAI_SYSTEM)
		return outlet_failed(outlet, errno, error);
	if (code)
		return error_set(error, ERROR_SYSTEM,
			_("%s: no machine of that name is found; look at the name, or "
			  "give the printer's number, such as 192.168.1.50"),
			outlet->name);
	bool connected = connect_first(out, addresses, error);
	freeaddrinfo(addresses);
	return connected;
}

static ssize_t send_some(int file, const void *bytes, size_t count)
{
	return send(file, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static bool tcp_write(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error)
{
	struct tcp_outlet *out = (struct tcp_outlet *)outlet;
	return outlet_push(outlet, out->file, send_some, bytes, count, error);
}

/* Takes what the printer says (nobody asked it) out of the way. 0: it has closed its
 * side; above: it has not; below: an error. */
static int hear(int file)
{
	char heard[4096];
	for (;;) {
		ssize_t bytes = recv(file, heard, sizeof(heard), MSG_DONTWAIT);
		if (bytes > 0 || (bytes < 0 && errno == EINTR))
			continue;
		if (bytes < 0 && errno == EAGAIN)
			return 1;
		return bytes < 0 ? -1 : 0;
	}
}

/* How long the printer may keep us waiting from now on. */
static int64_t settle_time(const struct outlet *outlet, int left)
{
	return outlet_now() +
	       (left || outlet->patience < LINGER ? outlet->patience : LINGER);
}

/* Until all is acknowledged and the printer has closed, or holds the line silently for
 * a while: a reset in between tells that it did not take all. */
static bool settle(struct tcp_outlet *out, struct error *error)
{
	int before = -1, left = 0, open = 1;
	int64_t deadline = 0;
	for (;;) {
		int number = error_of(out->file);
		if (!number && open && (open = hear(out->file)) < 0)
			number = errno;
		if (number)
			return outlet_failed(&out->outlet, number, error);
		if (ioctl(out->file, TIOCOUTQ, &left))
			left = 0;
		if (!left && !open)
			return true;
		if (before < 0 || left < before)
			deadline = settle_time(&out->outlet, left);
		before = left;
		int64_t now = outlet_now();
		if (now >= deadline)
			return !left ||
			       outlet_not_ready(&out->outlet, OUTLET_LATE, error);
		/* No event tells of what is acknowledged. */
		int64_t until = !left || deadline < now + LOOK_AGAIN ? deadline
								     : now + LOOK_AGAIN;
		if (outlet_wait(&out->outlet, open ? out->file : -1, POLLIN, until) ==
			OUTLET_STOPPED)
			return outlet_not_ready(&out->outlet, OUTLET_STOPPED, error);
	}
}

static bool tcp_finish(struct outlet *outlet, struct error *error)
{
	struct tcp_outlet *out = (struct tcp_outlet *)outlet;
	if (shutdown(out->file, SHUT_WR))
		return outlet_failed(outlet, errno, error);
	return settle(out, error);
}

/* What is given up is broken off, so that the printer forgets what it has not printed. */
static void tcp_release(struct outlet *outlet)
{
	struct tcp_outlet *out = (struct tcp_outlet *)outlet;
	struct linger at_once = {1, 0};
	if (out->file < 0)
		return;
	if (!outlet->finished)
		setsockopt(out->file, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	close(out->file);
}

const struct outlet_kind outlet_tcp = {
	.size = sizeof(struct tcp_outlet),
	.words = tcp_words,
	.open = tcp_open,
	.write = tcp_write,
	.finish = tcp_finish,
	.release = tcp_release,
};
