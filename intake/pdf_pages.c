/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_pages.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/macros.h"
#include "text/mem.h"

enum {
	CPU_SECONDS = 120,
	PATIENCE_MS = 60000, /* for one page */
	MEMORY_MB = 3072,
};

/* What the process says first. */
struct greeting {
	enum pdf_failure failure;
	size_t count; /* of pages */
};

struct pdf_pages {
	pid_t process;
	int from; /* a pipe */
	struct greeting greeting;
	size_t next;
};

/* --- in the process of its own --- */

static bool put(int to, const void *data, size_t bytes)
{
	const char *at = data;
	while (bytes) {
		const ssize_t written = write(to, at, bytes);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		at += written;
		bytes -= (size_t)written;
	}
	return true;
}

static bool put_page(int to, const struct pdf_page *page)
{
	return put(to, page, sizeof(*page)) &&
	       put(to, page->letters, page->letters_count * sizeof(*page->letters)) &&
	       put(to, page->rules, page->rules_count * sizeof(*page->rules)) &&
	       put(to, page->links, page->links_count * sizeof(*page->links));
}

/* The sanitizers have most of the address space for themselves. */
static void bind_process(void)
{
	const struct rlimit seconds = {CPU_SECONDS, CPU_SECONDS};
	const struct rlimit none = {0, 0};
	setrlimit(RLIMIT_CPU, &seconds);
	setrlimit(RLIMIT_CORE, &none);
	setrlimit(RLIMIT_FSIZE, &none);
#if !defined(__SANITIZE_ADDRESS__) && !defined(FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION)
	const struct rlimit memory = {(rlim_t)MEMORY_MB << 20, (rlim_t)MEMORY_MB << 20};
	setrlimit(RLIMIT_AS, &memory);
#endif
}

/* The library tells its troubles on standard error; and whatever ends this process must not
 * speak to the terminal. */
static void silence(void)
{
	const int nowhere = open("/dev/null", O_RDWR);
	for (int i = 0; i <= STDERR_FILENO; i++)
		dup2(nowhere, i);
}

static void send_pages(int to, const unsigned char *bytes, size_t count)
{
	struct greeting greeting = {PDF_NO_LIBRARY, 0};
	struct pdf_poppler *poppler = NULL;
	if (pdf_poppler_load())
		poppler = pdf_poppler_open(bytes, count, &greeting.failure);
	if (poppler)
		greeting.count = pdf_poppler_pages(poppler);
	if (greeting.count > PDF_PAGES)
		greeting.failure = PDF_TOO_LARGE;
	if (!put(to, &greeting, sizeof(greeting)) || greeting.failure != PDF_DONE)
		return;
	for (size_t i = 0; i < greeting.count; i++) {
		struct pdf_page page;
		if (!pdf_poppler_page(poppler, i, &page) || !put_page(to, &page))
			return;
		pdf_page_release(&page);
	}
}

static void run_process(int to, const unsigned char *bytes, size_t count)
{
	static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGABRT,
		SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGXCPU, SIGXFSZ, SIGALRM, SIGCHLD};
	for (size_t i = 0; i < COUNT(signals); i++)
		signal(signals[i], SIG_DFL);
	silence();
	bind_process();
	send_pages(to, bytes, count);
	_exit(0);
}

/* --- from it --- */

/* Reads all bytes, or none where the process ended or is too slow. */
static bool take(struct pdf_pages *pages, void *data, size_t bytes)
{
	char *at = data;
	while (bytes) {
		struct pollfd ready = {.fd = pages->from, .events = POLLIN};
		const int count = poll(&ready, 1, PATIENCE_MS);
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return false;
		const ssize_t got = read(pages->from, at, bytes);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		bytes -= (size_t)got;
	}
	return true;
}

/* Room for so many elements, and they. */
static void *take_list(
	struct pdf_pages *pages, size_t count, size_t most, size_t size, bool *done)
{
	*done = *done && count <= most;
	if (!*done || !count)
		return NULL;
	void *list = mem_new(count, size);
	*done = take(pages, list, count * size);
	return list;
}

static bool is_sane(const struct pdf_area *area)
{
	const double most = 1e6;
	return fabs(area->left) < most && fabs(area->right) < most &&
	       fabs(area->top) < most && fabs(area->bottom) < most;
}

/* What comes from a process that read a stranger's file is not believed either. */
static bool page_is_sane(struct pdf_page *page)
{
	bool sane = page->width >= 1 && page->width <= 1e5 && page->height >= 1 &&
		    page->height <= 1e5;
	for (size_t i = 0; i < page->letters_count; i++)
		sane = sane && is_sane(&page->letters[i].area) &&
		       page->letters[i].size > 0 && page->letters[i].size < 1e4 &&
		       page->letters[i].code <= 0x10FFFF;
	for (size_t i = 0; i < page->rules_count; i++)
		sane = sane && is_sane(&(struct pdf_area){page->rules[i].at,
				       page->rules[i].from, page->rules[i].to, 0});
	for (size_t i = 0; i < page->links_count; i++) {
		sane = sane && is_sane(&page->links[i].area);
		page->links[i].target[PDF_TARGET_BYTES - 1] = '\0';
	}
	return sane;
}

static bool take_page(struct pdf_pages *pages, struct pdf_page *page)
{
	bool done = take(pages, page, sizeof(*page));
	if (!done)
		*page = (struct pdf_page){0};
	page->letters = take_list(
		pages, page->letters_count, PDF_LETTERS, sizeof(*page->letters), &done);
	page->rules = take_list(
		pages, page->rules_count, PDF_RULES, sizeof(*page->rules), &done);
	page->links = take_list(
		pages, page->links_count, PDF_LINKS, sizeof(*page->links), &done);
	if (done && page_is_sane(page))
		return true;
	pdf_page_release(page);
	return false;
}

bool pdf_pages_next(struct pdf_pages *pages, struct pdf_page *page)
{
	if (pages->greeting.failure != PDF_DONE || pages->next == pages->greeting.count)
		return false;
	if (take_page(pages, page)) {
		pages->next++;
		return true;
	}
	pages->greeting.failure = PDF_GAVE_UP;
	return false;
}

struct pdf_pages *pdf_pages_open(const unsigned char *bytes, size_t count)
{
	struct pdf_pages *pages = mem_new(1, sizeof(*pages));
	int ends[2];
	*pages = (struct pdf_pages){-1, -1, {PDF_GAVE_UP, 0}, 0};
	if (pipe2(ends, O_CLOEXEC))
		return pages;
	pages->from = ends[0];
	pages->process = fork();
	if (!pages->process)
		run_process(ends[1], bytes, count);
	close(ends[1]);
	if (pages->process < 0 || !take(pages, &pages->greeting, sizeof(pages->greeting)))
		pages->greeting = (struct greeting){PDF_GAVE_UP, 0};
	return pages;
}

void pdf_pages_close(struct pdf_pages *pages)
{
	if (pages->from >= 0)
		close(pages->from);
	if (pages->process > 0) {
		kill(pages->process, SIGKILL);
		while (waitpid(pages->process, NULL, 0) < 0 && errno == EINTR)
			;
	}
	free(pages);
}

enum pdf_failure pdf_pages_failure(const struct pdf_pages *pages)
{
	return pages->greeting.failure;
}

size_t pdf_pages_count(const struct pdf_pages *pages)
{
	return pages->greeting.count;
}
