// Every ceiling of the program stands here, so that nothing fed from outside is without one.
#pragma once

enum {
	LIMIT_ARENA_BYTES = 512 * 1024 * 1024,    // One call; a 100,000 row import fits, a runaway dies.
	LIMIT_PROGRAM_BYTES = 2047 * 1024 * 1024,  // A command, or what a server keeps while it runs.
	LIMIT_BODY_BYTES = 1024 * 1024,           // A JSON or form body.
	LIMIT_UPLOAD_BYTES = 32 * 1024 * 1024,    // A multipart body: one list or one attachment.
	LIMIT_JSON_DEPTH = 32,                    // Nesting of a JSON body.
	LIMIT_CSV_COLUMNS = 512,                  // Columns of one row of a list.
	LIMIT_CSV_ROWS = 100 * 1000,              // Rows of one list, and of one import.
	LIMIT_LIST_CELLS = 4 * 1000 * 1000,       // Cells of one list.
	LIMIT_CELL_BYTES = 64 * 1024,             // One cell of a list.
	LIMIT_TEXT_BYTES = 64 * 1024,             // One prose field.
	LIMIT_QUERY_BYTES = 8 * 1024,             // What stands behind the question mark of an address.
	LIMIT_HEADERS = 64,                       // Header lines that a request may bring.
	LIMIT_PARAMETERS = 256,                   // Fields of a form or of a query.
	LIMIT_CONNECTIONS = 512,                  // Open at once; more wait in the kernel.
	LIMIT_CONNECTIONS_PER_ADDRESS = 32,       // Of one peer, unless all peers are this machine.
	LIMIT_CONNECTION_BYTES = 14 * 1024,       // Request line and headers, and each open connection's memory.
	LIMIT_WORKERS = 32,                       // Threads that answer calls; most of them wait for the writer.
	LIMIT_SPARE_WORKER_S = 10,                // One more than there are cores stays so long without a call.
	LIMIT_CALLS_WAITING = 256,                // For a worker; more are refused with 503.
	LIMIT_BODIES_BYTES = 256 * 1024 * 1024,   // Of all bodies that are being received or worked on.
	LIMIT_HEADERS_MS = 10 * 1000,             // From the connection, or the request line, to the last header.
	LIMIT_IDLE_MS = 30 * 1000,                // Between two requests of a connection.
	LIMIT_IDLE_PROXY_MS = 75 * 1000,          // The same behind a proxy, which must be first to let go.
	LIMIT_BODY_MS = 10 * 1000,                // A body takes no longer than this …
	LIMIT_SLOWEST_BYTES_PER_S = 1024,         // … and a second for each so many bytes, both ways.
	LIMIT_SEND_MS = 30 * 1000,                // The same for an answer.
	LIMIT_DRAIN_MS = 30 * 1000,               // Requests under way when the server is stopped.
	LIMIT_RATE_COUNTERS = 32 * 1024,          // Of failed sign-ins; the least important make room.
	LIMIT_LIST = 1000,                        // Rows of one page of a list.
	LIMIT_COUNT = 10000,                      // Lists are counted exactly up to here.
	LIMIT_KEPT_BYTES = 2 * 1024 * 1024,       // What a reading connection remembers; one text an eighth of it.
	LIMIT_ALIKE_RECORDS = 20 * 1000,          // Records of one entity whose names are compared, the oldest first.
	LIMIT_MAP_BYTES = 64 * 1024,              // A map file of an import.
	LIMIT_ATTACHMENT_CHUNK = 256 * 1024,      // One row of an attachment.
	LIMIT_BACKUP_CELL_BYTES = 16 * 1024 * 1024, // One value of a row in a backup.
	LIMIT_JAIL_BYTES = 1024 * 1024 * 1024,    // Memory of a process that reads one file (base/jail.h); its answer a quarter.
	LIMIT_ZIP_ENTRIES = 200,                  // Entries of an XLSX file.
	LIMIT_ZIP_ENTRY_BYTES = 50 * 1024 * 1024, // One entry, inflated.
	LIMIT_ZIP_RATIO = 100,                    // Inflated over deflated.
	LIMIT_ZIP_BYTES = 200 * 1024 * 1024,      // All that is inflated of one file.
	LIMIT_DOCUMENT_TABLES = 1000,             // Of a DOCX file that is read as a list.
	LIMIT_DOCUMENT_CELLS = 250 * 1000,        // Of all of them; no word processor opens more.
	LIMIT_BUNDLE_ENTRIES = 60 * 1000,         // Entries of a whole institution in one ZIP; each is an upload at most.
	LIMIT_BUNDLE_PART_BYTES = 4 * 1024 * 1024, // Of one of its tables; what is more goes into another part.
	LIMIT_EVERYTHING_BYTES = 64 * 1024 * 1024, // The same as an answer; what is more is written on the server.
	LIMIT_PAPER_BLOCKS = 50 * 1000,           // Blocks of one document for paper, cells among them.
	LIMIT_PAPER_BYTES = 4 * 1024 * 1024,      // All its words.
	LIMIT_PAPER_DEPTH = 16,                   // Of its blocks within blocks.
	LIMIT_PAPER_PAGES = 500,
	LIMIT_PICTURE_DOTS = 16 * 1024 * 1024,    // Of a picture in such a document.
	LIMIT_QR_BYTES = 1024,                    // What a QR code may say; more could hardly be read from paper.
	LIMIT_XML_DEPTH = 64,
	LIMIT_XML_ATTRIBUTES = 64,
};
