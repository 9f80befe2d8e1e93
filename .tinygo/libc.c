/* What the program would take from the C library, made small for a page. The
   linker puts the functions that begin with __wrap_ in the place of the
   library's own: see --wrap in wasm.json. */
#include <stdint.h>

/* A failed assertion of the C library stops the program like any other fault
   of it. The library's own function would bring in all of printf. */
void __wrap___assert_fail(const char *expression, const char *file, int line, const char *function) {
	(void)expression, (void)file, (void)line, (void)function;
	__builtin_trap();
}

/* The runtime asks for a random number to seed the order and the hashes of its
   maps. A constant does: nothing depends on the order of a map, and the keys
   are the names in the site's own data. The library's own function is a stream
   cipher. */
uint32_t __wrap_arc4random(void) { return 0x9e3779b9; }

/* The linker has every exported function end with this, as if the program
   ended there. The library's own function would close the standard streams,
   which a page has not. */
void __wasm_call_dtors(void) {}
