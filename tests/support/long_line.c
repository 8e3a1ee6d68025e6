/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/long_line.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "text/mem.h"
#include "text/str.h"

#define SOCKET "/.s.PGSQL.5432"

enum { ENDS_MOST = 64, PART = 1 << 16, LOOK_AGAIN = 2 /* ms */ };

/* What goes one way: parts, each with the moment at which it arrives. */
struct part {
	int64_t due;
	size_t bytes, sent;
	char *data;
	struct part *next;
};

struct way {
	int from, to;
	struct part *first, *last;
	bool asks;     /* it goes to the server */
	bool of_first; /* connection */
	bool begun;    /* the packet that has no letter has gone */
	size_t left;   /* bytes of the message that goes */
	unsigned char head[5];
	size_t head_bytes;
};

struct end {
	struct way ways[2];
	bool open;
};

struct long_line {
	char *folder, *far, *socket;
	int listening, milliseconds;
	atomic_bool held, ends;
	atomic_int trips, trips_first, under_way; /* under_way: parts, either way */
	atomic_int hold_from;                     /* a trip; 0: none */
	bool any;                                 /* somebody has connected */
	pthread_t thread;
	struct end all[ENDS_MOST];
};

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* --- what is counted --- */

static void begin_message(struct long_line *line, struct way *way)
{
	uint32_t bytes;
	const size_t at = way->begun ? 1 : 0;
	memcpy(&bytes, way->head + at, sizeof(bytes));
	way->left = ntohl(bytes) - sizeof(bytes);
	if (!way->begun || way->head[0] == 'Q' || way->head[0] == 'S') {
		if (atomic_fetch_add(&line->trips, 1) + 1 ==
			atomic_load(&line->hold_from))
			atomic_store(&line->held, true);
		atomic_fetch_add(&line->trips_first, way->of_first);
	}
	way->begun = true;
	way->head_bytes = 0;
}

static void count(struct long_line *line, struct way *way, const char *data, size_t bytes)
{
	for (size_t i = 0; i < bytes;) {
		if (way->left) {
			const size_t some = way->left < bytes - i ? way->left : bytes - i;
			way->left -= some;
			i += some;
			continue;
		}
		way->head[way->head_bytes++] = (unsigned char)data[i++];
		if (way->head_bytes == (way->begun ? 5 : 4))
			begin_message(line, way);
	}
}

/* --- what goes --- */

static void close_end(struct long_line *line, struct end *end)
{
	for (int i = 0; i < 2; i++) {
		struct part *part = end->ways[i].first;
		while (part) {
			struct part *next = part->next;
			atomic_fetch_sub(&line->under_way, 1);
			free(part->data);
			free(part);
			part = next;
		}
		close(end->ways[i].from);
	}
	*end = (struct end){0};
}

/* False: nobody is there any more. */
static bool take(struct long_line *line, struct way *way)
{
	static char data[PART]; /* the thread's alone */
	const ssize_t bytes = recv(way->from, data, sizeof(data), MSG_DONTWAIT);
	if (bytes < 0)
		return errno == EAGAIN || errno == EINTR;
	if (!bytes)
		return false;
	struct part *part = mem_new(1, sizeof(*part));
	part->due = now() + line->milliseconds;
	part->bytes = (size_t)bytes;
	part->data = mem_new(part->bytes, 1);
	memcpy(part->data, data, part->bytes);
	if (way->last)
		way->last->next = part;
	else
		way->first = part;
	way->last = part;
	if (way->asks)
		count(line, way, data, part->bytes);
	atomic_fetch_add(&line->under_way, 1);
	return true;
}

static bool deliver(struct long_line *line, struct way *way)
{
	while (way->first && way->first->due <= now() && !atomic_load(&line->held)) {
		struct part *part = way->first;
		const ssize_t sent = send(way->to, part->data + part->sent,
			part->bytes - part->sent, MSG_DONTWAIT | MSG_NOSIGNAL);
		if (sent < 0)
			return errno == EAGAIN || errno == EINTR;
		part->sent += (size_t)sent;
		if (part->sent < part->bytes)
			return true;
		way->first = part->next;
		if (!way->first)
			way->last = NULL;
		atomic_fetch_sub(&line->under_way, 1);
		free(part->data);
		free(part);
	}
	return true;
}

static struct sockaddr_un address_of(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	return address;
}

static void accept_one(struct long_line *line)
{
	struct end *end = line->all;
	const struct sockaddr_un far = address_of(line->far);
	const int near = accept4(line->listening, NULL, NULL, SOCK_CLOEXEC);
	while (end < line->all + ENDS_MOST && end->open)
		end++;
	const int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (near < 0 || end == line->all + ENDS_MOST ||
		connect(server, (const struct sockaddr *)&far, sizeof(far))) {
		close(near);
		close(server);
		return;
	}
	*end = (struct end){.open = true};
	end->ways[0] = (struct way){
		.from = near, .to = server, .asks = true, .of_first = !line->any};
	line->any = true;
	end->ways[1] = (struct way){.from = server, .to = near};
}

static void wait_for_some(const struct long_line *line)
{
	struct pollfd all[1 + 2 * ENDS_MOST] = {{line->listening, POLLIN, 0}};
	nfds_t used = 1;
	for (int i = 0; i < ENDS_MOST; i++)
		for (int way = 0; line->all[i].open && way < 2; way++)
			all[used++] =
				(struct pollfd){line->all[i].ways[way].from, POLLIN, 0};
	poll(all, used, LOOK_AGAIN);
}

static void *serve(void *context)
{
	struct long_line *line = context;
	while (!atomic_load(&line->ends)) {
		struct pollfd coming = {line->listening, POLLIN, 0};
		wait_for_some(line);
		if (poll(&coming, 1, 0) > 0)
			accept_one(line);
		for (struct end *end = line->all; end < line->all + ENDS_MOST; end++)
			for (int i = 0; end->open && i < 2; i++)
				if (!take(line, &end->ways[i]) ||
					!deliver(line, &end->ways[i]))
					close_end(line, end);
	}
	return NULL;
}

/* --- its life --- */

struct long_line *long_line_new(const char *folder, int milliseconds)
{
	struct long_line *line = mem_new(1, sizeof(*line));
	line->folder = support_folder();
	line->far = support_path(folder, SOCKET);
	line->socket = support_path(line->folder, SOCKET);
	line->milliseconds = milliseconds;
	const struct sockaddr_un own = address_of(line->socket);
	line->listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(
		bind(line->listening, (const struct sockaddr *)&own, sizeof(own)), 0);
	assert_int_equal(listen(line->listening, ENDS_MOST), 0);
	assert_int_equal(pthread_create(&line->thread, NULL, serve, line), 0);
	return line;
}

void long_line_free(struct long_line *line)
{
	atomic_store(&line->ends, true);
	pthread_join(line->thread, NULL);
	for (int i = 0; i < ENDS_MOST; i++)
		if (line->all[i].open)
			close_end(line, &line->all[i]);
	close(line->listening);
	unlink(line->socket);
	support_folder_remove(line->folder);
	free(line->far);
	free(line->socket);
	free(line);
}

char *long_line_address(
	const struct long_line *line, const char *database, const char *who)
{
	struct str address = STR_INIT;
	str_printf(&address, "postgresql://%s@/%s?host=%s", who, database, line->folder);
	return str_detach(&address);
}

int long_line_trips(const struct long_line *line)
{
	return atomic_load(&line->trips);
}

int long_line_trips_first(const struct long_line *line)
{
	return atomic_load(&line->trips_first);
}

void long_line_hold(struct long_line *line, bool held)
{
	atomic_store(&line->held, held);
}

void long_line_hold_from(struct long_line *line, int trip)
{
	atomic_store(&line->hold_from, trip);
}

void long_line_wait_held(struct long_line *line)
{
	for (int waited = 0; !atomic_load(&line->under_way); waited += LOOK_AGAIN) {
		if (waited > LONG_LINE_DEADLINE)
			fail_msg("nothing goes over the line");
		poll(NULL, 0, LOOK_AGAIN);
	}
}
