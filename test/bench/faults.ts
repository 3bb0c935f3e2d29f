// Faults: see below.
process.exit(0);
