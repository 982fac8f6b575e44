# Patroon 22, gemeente: Turks, en daarna een medewerker.
@organisation gemeente Wilgendam
> Merhaba, Hollandaca bilmiyorum. Çöpümüz iki haftadır alınmadı.
= says Felemenkçe
= offers human
[human]
= escalated request
