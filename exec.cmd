@rem The scripts "dev" and "start" begin with `exec`, so that a shell in between does not end before the server has drained.
@rem The shell of Windows lacks that word and finds this file.
@%*
