// Loaded before a program that a test starts: when the test's end of standard input closes, however it ended, so does the program.
process.stdin.resume();
process.stdin.on('end', () => process.exit());
