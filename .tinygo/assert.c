/* A failed assertion of the C library stops the program like any other fault
   of it. The linker puts this in the place of the library's own function,
   which would bring all of printf into the bundle. */
void __wrap___assert_fail(const char *expression, const char *file, int line, const char *function) {
	(void)expression, (void)file, (void)line, (void)function;
	__builtin_trap();
}
