//! Where a council stands among others: ranks, quartiles, averages of peers (methods §6).
