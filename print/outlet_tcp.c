/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A printer on the network that takes bytes on a port.
 *
 * Its side acknowledges what lies in its buffer and may never be printed. How much room it
 * says is left there (the window of TCP) tells how much it has read: what is missing of
 * the most room that it ever had may be unread. So that little is on the way when somebody
 * stops, our own buffer is small. At the end the line is closed on our side and the
 * printer's close waited for, which it gives when it has read all; one that holds the line
 * open has taken all when its buffer is empty. While nothing goes to and fro the system
 * asks it each second (keepalive), or its room would not be known.
 */
#include <config.h>

#include "print/outlet_kind.h"

#include <errno.h>
#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

#define PORT_USUAL "9100"

enum {
	PORT_MAX = 65535,
	LOOK_AGAIN = 20,  /* ms */
	LINGER = 2000,    /* ms for the printer to close when it has everything */
	BUFFER = 32768,   /* bytes of ours, which the system doubles */
	STATE_CLOSED = 7, /* of struct tcp_info: the connection is gone */
	ROOM_SHARE = 8,   /* a buffer may hold more than it says, by one in so many */
	EMPTY_SHARE = 32, /* a buffer that lacks no more room than this is empty */
	ASK_AFTER = 1,    /* s of silence */
	ASK_MOST = 127,   /* times without an answer */
};

struct tcp_outlet {
	struct outlet outlet;
	int file;
	bool ended;          /* the printer has closed its side behind ours */
	size_t most_room;    /* of its buffer, ever */
	size_t missing_room; /* of that, now */
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

/* Before the connection is made; where it cannot be, printing does without. */
static void set_up(int file)
{
	const int on = 1, buffer = BUFFER, after = ASK_AFTER, most = ASK_MOST;
	setsockopt(file, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof(buffer));
	setsockopt(file, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
	setsockopt(file, IPPROTO_TCP, TCP_KEEPIDLE, &after, sizeof(after));
	setsockopt(file, IPPROTO_TCP, TCP_KEEPINTVL, &after, sizeof(after));
	setsockopt(file, IPPROTO_TCP, TCP_KEEPCNT, &most, sizeof(most));
}

static bool connect_first(
	struct tcp_outlet *out, const struct addrinfo *addresses, struct error *error)
{
	int number = EHOSTUNREACH;
	for (const struct addrinfo *at = addresses; at && number != ECANCELED;
		at = at->ai_next) {
		out->file = socket(at->ai_family,
			at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at->ai_protocol);
		if (out->file >= 0)
			set_up(out->file);
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

/* Looks how much room the printer's buffer has; false: the connection is gone, or the
 * system does not tell. */
static bool look_at_room(struct tcp_outlet *out)
{
	struct tcp_info info = {0};
	socklen_t size = sizeof(info);
	if (getsockopt(out->file, IPPROTO_TCP, TCP_INFO, &info, &size) ||
		info.tcpi_state == STATE_CLOSED)
		return false;
	if (size < offsetof(struct tcp_info, tcpi_snd_wnd) + sizeof(info.tcpi_snd_wnd))
		return true;
	out->most_room = MAX(out->most_room, (size_t)info.tcpi_snd_wnd);
	out->missing_room = out->most_room - info.tcpi_snd_wnd;
	return true;
}

/* What is not acknowledged, and what may lie unread in the printer's buffer. */
static size_t tcp_unsure(struct outlet *outlet)
{
	struct tcp_outlet *out = (struct tcp_outlet *)outlet;
	int left = 0;
	if (!look_at_room(out) || ioctl(out->file, SIOCOUTQ, &left) || left < 0)
		return SIZE_MAX;
	const size_t unread = out->missing_room + out->most_room / ROOM_SHARE;
	return (size_t)left + (out->ended ? 0 : unread);
}

/* Whether all is acknowledged, and nothing to speak of is unread. */
static bool has_taken_all(struct tcp_outlet *out)
{
	int left = 0;
	return look_at_room(out) && !ioctl(out->file, SIOCOUTQ, &left) && !left &&
	       out->missing_room <= out->most_room / EMPTY_SHARE;
}

/* Until the printer has closed, or has taken all and holds the line silently for a while: a
 * reset in between tells that it did not print all. */
static bool settle(struct tcp_outlet *out, struct error *error)
{
	struct outlet *outlet = &out->outlet;
	int64_t taken = 0; /* since when it has all */
	for (int open = 1;;) {
		int number = error_of(out->file);
		if (!number && (open = hear(out->file)) < 0)
			number = errno;
		if (number)
			return outlet_failed(outlet, number, error);
		out->ended = !open;
		if (out->ended)
			return true;
		if (!has_taken_all(out))
			taken = 0;
		else if (!taken)
			taken = outlet_now();
		if (taken && outlet_now() - taken >= MIN(LINGER, outlet->patience))
			return true;
		if (outlet_is_late(outlet))
			return outlet_not_ready(outlet, OUTLET_LATE, error);
		/* No event tells of what is acknowledged. */
		if (outlet_wait_a_while(outlet, out->file, POLLIN, LOOK_AGAIN) ==
			OUTLET_STOPPED)
			return outlet_not_ready(outlet, OUTLET_STOPPED, error);
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
	.unsure = tcp_unsure,
	.finish = tcp_finish,
	.release = tcp_release,
};
