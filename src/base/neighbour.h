// Other processes of this program on this machine: one that is started beside us and is told by a socket all that it
// knows, and one that is found under a name. They speak in packets, each of which arrives whole or not at all. Names are
// those of Linux's abstract sockets: nothing lies on a disk, and a name is free again when whoever held it has ended.
#pragma once
#include <sys/types.h>

#include "base/str.h"

struct neighbour {
	pid_t pid;  // 0: none.
	int socket; // Our end; -1: closed.
};

// Where the one that was started finds its socket.
enum { NEIGHBOUR_SOCKET = 0 };

// Starts this very program with `word` behind its name. Of ours it has standard error and the socket, and no
// environment; no signal is blocked. It outlives us unless it ends when its socket does. False: the machine has no room
// for another process.
bool neighbour_start(struct neighbour *neighbour, const char *word) MUST_USE;
// What the one that was started does first: whatever else it was left with is closed. False: it was not started so.
bool neighbour_begin(void) MUST_USE;

// Closes our end and waits until it has ended; one that has not after so long is killed. Gives how it ended, as
// waitpid tells it.
int neighbour_end(struct neighbour *neighbour, int patience_ms);

// False: the other end is closed. Of LIMIT_PACKET_BYTES at most, and never empty.
bool neighbour_send(int socket, str packet) MUST_USE;
bool neighbour_is_gone(int socket);

enum neighbour_heard { HEARD_PACKET, HEARD_NOTHING, HEARD_END };
// The next packet, within so long; a negative patience is endless. It lies in `room` of LIMIT_PACKET_BYTES.
enum neighbour_heard neighbour_hear(int socket, int64_t patience_ms, char *room, str *packet) MUST_USE;

// Takes a name; -1 when somebody has it.
int neighbour_listen(str name);
// Who spoke to us under that name, within so long; -1 for nobody. Whoever is not of our own user is sent away.
int neighbour_accept(int listener, int64_t patience_ms);
// Speaks to whoever has the name; false when nobody of our own user does. A socket of -1: somebody who is too busy.
bool neighbour_call(str name, int *socket) MUST_USE;
