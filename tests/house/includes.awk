# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whether each file includes the project's own headers that it uses, and no others: a name
# that a header declares is used where that header is included, or the file's own header
# includes it. Reads all headers first, then all files again: awk -f includes.awk
# HEADERS pass=2 FILES.

# A line without comments and texts; what a comment over several lines hides is "".
function bare(line,    at) {
	if (in_comment) {
		if (!(at = index(line, "*/")))
			return ""
		in_comment = 0
		line = substr(line, at + 2)
	}
	gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
	gsub(/'([^'\\]|\\.)*'/, "0", line)
	gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, " ", line)
	if (at = index(line, "/*")) {
		in_comment = 1
		line = substr(line, 1, at - 1)
	}
	return line
}

# A name may be declared by several headers, in rooms of which no file sees both.
function declare(name) {
	if (index(home[name], " " FILENAME " ") == 0)
		home[name] = home[name] " " FILENAME " "
}

function own_header(file) {
	sub(/\.c$/, ".h", file)
	return file
}

FNR == 1 {
	in_comment = depth = in_enum = 0
}

pass != 2 {
	line = bare($0)
	if (match(line, /^#define [A-Za-z_0-9]+/)) {
		name = substr(line, 9, RLENGTH - 8)
		guard = toupper(FILENAME)
		gsub(/[.\/]/, "_", guard)
		if (name != guard)
			declare(name)
		next
	}
	if (line ~ /^#/)
		next
	# types, and the names of an enum
	if (depth == 0 && match(line, /^(struct|enum|union) [a-z_0-9]+ \{/)) {
		split(line, word, " ")
		declare(word[1] " " word[2])
	}
	if (depth == 0 && line ~ /^typedef/ && match(line, /[a-z_0-9]+(\(|;)/)) {
		name = line
		sub(/\(.*/, "", name)
		sub(/;.*/, "", name)
		sub(/.*[ *]/, "", name)
		declare(name)
	}
	if (line ~ /^enum.*\{/)
		in_enum = 1
	if (in_enum) {
		names = line
		sub(/^enum [a-z_0-9]* *\{/, "", names)
		sub(/^enum \{/, "", names)
		while (match(names, /[A-Z][A-Z_0-9]+/)) {
			if (substr(names, 1, RSTART - 1) !~ /[=(|+*\/-] *$/)
				declare(substr(names, RSTART, RLENGTH))
			names = substr(names, RSTART + RLENGTH)
		}
	} else if (depth == 0 && line !~ /^(typedef|static_assert)/ &&
		line ~ /^[a-z]/ && match(line, /[a-z_0-9]+\(/)) {
		name = substr(line, RSTART, RLENGTH - 1)
		if (name !~ /^(__attribute__|struct|enum|format|sizeof)$/)
			declare(name)
	} else if (depth == 0 && line ~ /^extern/ && match(line, /[a-z_0-9]+(\[[^\]]*\])*;/)) {
		name = substr(line, RSTART, RLENGTH - 1)
		sub(/\[.*/, "", name)
		declare(name)
	}
	# A member may be called as a function of elsewhere is.
	if (depth > 0 && !in_enum && match(line, /[a-z_0-9]+(\[[^\]]*\])*;/)) {
		name = substr(line, RSTART, RLENGTH - 1)
		sub(/\[.*/, "", name)
		members[name] = members[name] " " FILENAME " "
	}
	opened = gsub(/\{/, "{", line)
	depth += opened - gsub(/\}/, "}", line)
	if (depth <= 0)
		depth = in_enum = 0
	next
}

/^#include "/ {
	included = $0
	sub(/^#include "/, "", included)
	sub(/".*/, "", included)
	includes[FILENAME, included] = FNR
	next
}

# What a file declares itself is no header's.
/^[a-z].*[a-z_0-9]\(/ && match($0, /[a-z_0-9]+\(/) {
	own[FILENAME, substr($0, RSTART, RLENGTH - 1)] = 1
}
/^static / && match($0, /[a-z_0-9]+(\[[^\]]*\])*( =|;)/) {
	name = substr($0, RSTART, RLENGTH)
	sub(/[\[ ;].*/, "", name)
	own[FILENAME, name] = 1
}
/^(struct|enum|union) [a-z_0-9]+ \{/ {
	own[FILENAME, $1 " " $2] = 1
}
/^\t*enum.*\{/ { own_enum = 1 }
own_enum {
	names = bare($0)
	while (match(names, /[A-Z][A-Z_0-9]+/)) {
		own[FILENAME, substr(names, RSTART, RLENGTH)] = 1
		names = substr(names, RSTART + RLENGTH)
	}
	if (/\}/)
		own_enum = 0
}
/^#define / && match($0, /^#define [A-Za-z_0-9]+/) {
	own[FILENAME, substr($0, 9, RLENGTH - 8)] = 1
}

{
	line = bare($0)
	if (line ~ /^#(include|ifndef|ifdef|endif)/)
		next
	before = ""
	while (match(line, /[A-Za-z_][A-Za-z_0-9]*/)) {
		word_before = before
		before = substr(line, RSTART, RLENGTH)
		is_member = substr(line, 1, RSTART - 1) ~ /(\.|->)$/
		line = substr(line, RSTART + RLENGTH)
		if (word_before ~ /^(struct|enum|union)$/)
			use(word_before " " before)
		# What is no name of several words may be anybody's, unless it is called.
		else if (is_member)
			use_member(before)
		else if ((before ~ /_|[A-Z]/ || line ~ /^\(/))
			use(before)
	}
}

# Whoever looks into a struct needs its header, by whatever way he came to it.
function use_member(name,    each, count, i) {
	count = split(members[name], each, " ")
	for (i = 1; i <= count; i++)
		needed[FILENAME, each[i]] = 1
}

function use(name) {
	if (name == "fail" && FILENAME ~ /^tests\//)
		return # of cmocka
	if (name in home)
		used[FILENAME, name] = 1
}

# Whether the file has one of the headers, by itself or by its own header.
function has_one(file, headers,    each, count, i) {
	count = split(headers, each, " ")
	for (i = 1; i <= count; i++) {
		needed[file, each[i]] = 1
		if (each[i] == file || each[i] == own_header(file) || (file, each[i]) in includes ||
			(own_header(file), each[i]) in includes)
			return 1
	}
	return 0
}

END {
	for (pair in used) {
		split(pair, part, SUBSEP)
		is_there = has_one(part[1], home[part[2]] members[part[2]])
		# Of a struct its name may be enough.
		if (!is_there && !((part[1], part[2]) in own) && part[2] !~ /^struct /)
			print part[1] ": uses " part[2] " of" home[part[2]] "and does not include it"
	}
	for (pair in includes) {
		split(pair, part, SUBSEP)
		# text/i18n.h brings libintl.h along.
		if (part[1] ~ /\.c$/ && own_header(part[1]) != part[2] && !(pair in needed) &&
			part[2] ~ /\.h$/ && part[2] != "text/i18n.h")
			print part[1] ": includes " part[2] " and uses nothing of it"
	}
}
